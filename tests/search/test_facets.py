"""Counts and results agree with an oracle that looks at every policy, for any combination of filters."""

import random
from collections import Counter
from dataclasses import dataclass
from datetime import date

import pytest
from django.http import QueryDict

from documents.models import MeasureType, Policy
from documents.search import params as parameters
from documents.search import results, store
from documents.search.facets import Selection
from documents.search.params import CHOICES, Params
from documents.vocabulary import DocumentType, EditorialState, Lifecycle
from tests.factories import (
    make_body,
    make_measure,
    make_measure_type,
    make_policy,
    make_region,
    make_sector,
)

pytestmark = pytest.mark.django_db

PLACES = ["XA", "XA-1", "XA-1-1", "XA-2", "XB"]
SECTORS = ["health", "energy", "finance", "trade"]
TYPES = [DocumentType.PLAN, DocumentType.LAW, DocumentType.NOTICE]
STAGES = [Lifecycle.UNKNOWN, Lifecycle.IN_FORCE]
MEASURES = ["pilot", "subsidy"]
DATES = ["2019", "2020-04", "2020-04-08", "2020-12/2021-02", "2021-33", "XXXX-04-08", ""]


ABOVE = {
    "XA": {"XA"},
    "XA-1": {"XA", "XA-1"},
    "XA-1-1": {"XA", "XA-1", "XA-1-1"},
    "XA-2": {"XA", "XA-2"},
    "XB": {"XB"},
}


@dataclass
class World:
    """The policies as the oracle sees them: with the values that each has, by filter."""

    policies: list[Policy]
    bodies: dict[int, str]
    values: dict[int, dict[str, set[str]]]


@pytest.fixture
def world() -> World:
    dice = random.Random(20)  # noqa: S311
    first = make_region("XA")
    second = make_region("XA-1", parent=first)
    make_region("XA-1-1", parent=second)
    make_region("XA-2", parent=first)
    make_region("XB")
    for code in SECTORS:
        make_sector(code)
    for code in MEASURES:
        make_measure_type(code)
    bodies = [make_body() for _ in range(3)]
    for number in range(24):
        policy = make_policy(
            region=make_region(dice.choice(PLACES)),
            sectors=dice.sample(SECTORS, dice.randint(0, 3)),
            bodies=dice.sample(bodies, dice.randint(0, 2)),
            dated=dice.choice(DATES),
            document_type=dice.choice(TYPES),
            lifecycle=dice.choice(STAGES),
            state=EditorialState.DRAFT if number % 7 == 0 else EditorialState.PUBLISHED,
        )
        for code in dice.sample(MEASURES, dice.randint(0, 2)):
            make_measure(policy, type=MeasureType.objects.get(code=code))
        if number % 3 == 0:
            policy.sources.update(tier=1)
            Policy.objects.filter(pk=policy.pk).update(best_tier=1)
    policies = list(Policy.objects.filter(state=EditorialState.PUBLISHED).select_related("region"))
    return World(policies, {body.pk: body.slug for body in bodies}, {p.pk: values_of(p) for p in policies})


def values_of(policy: Policy) -> dict[str, set[str]]:
    """Return, by filter, the values that a policy has of it."""
    assert policy.region is not None
    return {
        "region": ABOVE[policy.region.code],
        "sector": set(policy.sectors.values_list("code", flat=True)),
        "measure": set(policy.measures.values_list("type__code", flat=True)),
        "body": set(policy.bodies.values_list("slug", flat=True)),
        "type": {policy.document_type},
        "status": {policy.lifecycle},
        "tier": {str(policy.best_tier)},
    }


def passes(world: World, policy: Policy, params: Params, besides: str = "") -> bool:
    """Say whether every filter ``besides`` one lets a policy through."""
    for name, values in world.values[policy.pk].items():
        chosen = params.chosen(name)
        if name != besides and chosen and not values & set(chosen):
            return False
    return besides == "date" or in_span(policy, params.first, params.last)


def in_span(policy: Policy, first: date | None, last: date | None) -> bool:
    if first is None and last is None:
        return True
    if policy.date_latest is None or policy.date_earliest is None:
        return False
    return not (first and policy.date_latest < first) and not (last and policy.date_earliest > last)


def random_query(dice: random.Random, world: World) -> str:
    """Return some filters, each with one or two values."""
    pools = {
        "region": PLACES,
        "sector": SECTORS,
        "measure": MEASURES,
        "body": list(world.bodies.values()),
        "type": [kind.value for kind in TYPES],
        "status": [stage.value for stage in STAGES],
        "tier": ["1", "3"],
    }
    pairs = []
    for name in dice.sample(list(pools), dice.randint(0, 3)):
        pairs += [
            f"{name}={value}" for value in dice.sample(pools[name], min(dice.randint(1, 2), len(pools[name])))
        ]
    if dice.random() < 0.4:
        pairs.append(f"from={dice.choice(['2019', '2020-04', '2020-06', '2021-02-01'])}")
    if dice.random() < 0.3:
        pairs.append("to=2021")
    return "&".join(pairs)


def test_counts_equal_those_of_looking_at_every_policy(world: World) -> None:
    dice = random.Random(7)  # noqa: S311
    held = store.current()
    keys = {
        "sector": {label.pk: label.code for label in held.lists.sectors},
        "measure": {label.pk: label.code for label in held.lists.measure_types},
        "body": world.bodies,
    }
    for _ in range(60):
        query = random_query(dice, world)
        params = parameters.parse(QueryDict(query), held.lists)
        assert not params.problems, query
        counts = Selection(held, params).counts()
        for name in CHOICES:
            expected = Counter(
                value
                for policy in world.policies
                if passes(world, policy, params, name)
                for value in world.values[policy.pk][name]
            )
            if name == "region":
                found = {code: int(counts.region[held.lists.place_of_code[code].number]) for code in PLACES}
                assert found == {code: expected[code] for code in PLACES}, query
            else:
                names = keys.get(name, {})
                shown = {str(names.get(key, key)): count for key, count in getattr(counts, name).items()}
                assert shown == expected, (name, query)


def test_results_and_years_equal_those_of_looking_at_every_policy(world: World) -> None:
    dice = random.Random(8)  # noqa: S311
    held = store.current()
    for _ in range(60):
        query = random_query(dice, world)
        params = parameters.parse(QueryDict(query), held.lists)
        selection = Selection(held, params)
        counts = selection.counts()
        passing = {policy.pk for policy in world.policies if passes(world, policy, params)}
        assert set(held.rows.pk[selection.rows()].tolist()) == passing, query
        assert counts.total == len(passing)
        others = [policy for policy in world.policies if passes(world, policy, params, "date")]
        for year, count in counts.year.items():
            span = (date(year, 1, 1), date(year, 12, 31))
            dated = [policy for policy in others if in_span(policy, *span)]
            assert count == len(dated), (year, query)


def test_results_stand_in_the_order_asked_for(world: World) -> None:
    held = store.current()

    def listed(sort: str) -> list[Policy]:
        return list(results.find(Params(sort=sort), held, size=100).policies)

    def key(policy: Policy) -> tuple[date, int]:
        return (policy.date_latest or date.min, policy.pk)

    assert listed("newest") == sorted(world.policies, key=key, reverse=True)
    dated = [policy for policy in listed("oldest") if policy.date_latest]
    assert dated == sorted(dated, key=key)
    assert listed("oldest")[-1].date_latest is None
    assert listed("changed") == sorted(world.policies, key=lambda p: (p.updated_at, p.pk), reverse=True)


def test_pages_part_the_whole_list_without_gap_or_repeat(world: World) -> None:
    held = store.current()
    seen: list[int] = []
    cursor = ""
    while True:
        page = results.find(Params(cursor=cursor), held, size=7)
        assert page.start == len(seen) + 1
        seen += [policy.pk for policy in page.policies]
        cursor = page.after
        if not cursor:
            break
    assert len(seen) == len(set(seen)) == len(world.policies)


def test_a_page_begins_with_the_same_policy_after_newer_ones_came(world: World) -> None:
    second = results.find(Params(), store.current(), size=7).after
    before = [policy.pk for policy in results.find(Params(cursor=second), store.current(), size=7).policies]
    for _ in range(5):
        make_policy(dated="2030-01-01")
    after = results.find(Params(cursor=second), store.current(), size=7)
    assert [policy.pk for policy in after.policies] == before
    assert after.start == 13
