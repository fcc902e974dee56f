"""Under a value stand the quotes that bear it out, and no others."""

from collections.abc import Sequence

import pytest

from documents.models import Evidence, Policy
from documents.search import store
from documents.vocabulary import EvidenceField
from documents.web.facts import facts_of
from tests.factories import make_candidate, make_evidence, make_policy, make_region

pytestmark = pytest.mark.django_db


def quoted(policy: Policy, evidence: Sequence[Evidence], field: EvidenceField) -> list[str]:
    assert policy.region is not None
    place = next(place for place in store.current().lists.places if place.code == policy.region.code)
    titles = {row.text_version.document_id: "A text" for row in evidence}
    facts = {fact.field: fact for fact in facts_of(policy, evidence, place, titles)}
    return [quote.text for value in facts[field].values for quote in value.quotes]


def test_a_quote_for_another_stage_does_not_stand_under_the_records_own() -> None:
    policy, candidate = make_policy(lifecycle="completed"), make_candidate()
    evidence = [make_evidence(candidate, "lifecycle", "issued", value="adopted")]
    assert quoted(policy, evidence, EvidenceField.LIFECYCLE) == []
    Policy.objects.filter(pk=policy.pk).update(lifecycle="adopted")
    policy.refresh_from_db()
    assert quoted(policy, evidence, EvidenceField.LIFECYCLE) == ["issued"]


def test_a_quote_for_another_place_does_not_stand_under_the_records_own() -> None:
    policy, candidate = make_policy(region=make_region("XK-02")), make_candidate()
    evidence = [make_evidence(candidate, "region", "Harbour City", value="XK-01")]
    assert quoted(policy, evidence, EvidenceField.REGION) == []


@pytest.mark.parametrize(
    ("value", "stands"),
    [
        ("2021-05-03", True),
        ("2021-05", True),
        ("2021-05-03?", True),
        ("XXXX-05-03", True),
        ("2021-05-04", False),
        ("XXXX-06", False),
        ("2020", False),
    ],
)
def test_a_quote_for_a_date_stands_where_both_may_be_one_day(value: str, stands: bool) -> None:
    policy, candidate = make_policy(dated="2021-05-03"), make_candidate()
    evidence = [make_evidence(candidate, "date", "3 May 2021", value=value)]
    assert quoted(policy, evidence, EvidenceField.DATE) == (["3 May 2021"] if stands else [])
