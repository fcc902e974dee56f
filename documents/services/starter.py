"""The starter collection: published policies that a new portal begins with, each with the pages it rests
on.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils import timezone

from documents import edtf
from documents.models import (
    CurationEvent,
    Disagreement,
    Measure,
    MeasureSector,
    MeasureType,
    Policy,
    PolicyBody,
    PolicyDate,
    PolicyRelation,
    PolicySector,
    PolicySource,
    Region,
    Sector,
)
from documents.services.bodies import body_for
from documents.services.publishing import refresh
from documents.vocabulary import AmountUnit, DateBasis, DateKind, EditorialState, PolicyOrigin, Verb

Lists = tuple[Mapping[str, Region], Mapping[str, Sector], Mapping[str, MeasureType]]


def load_starter_policies(text: str) -> tuple[int, int, int]:
    """Publish the policies of the collection, one JSON object a line, that are not there yet.

    A policy that is there is left alone, since editors may have worked on it: returns created, changed
    (always 0) and kept.
    """
    rows = [json.loads(line) for line in text.splitlines() if line.strip()]
    known = set(Policy.objects.filter(slug__in=[row["id"] for row in rows]).values_list("slug", flat=True))
    lists = (
        {region.code: region for region in Region.objects.all()},
        {sector.code: sector for sector in Sector.objects.all()},
        {kind.code: kind for kind in MeasureType.objects.all()},
    )
    new = [row for row in rows if row["id"] not in known]
    policies = {row["id"]: _create(row, lists) for row in new}
    _relate(new)
    for policy in policies.values():
        refresh(policy=policy)
    return len(new), 0, len(known)


def _create(row: Mapping[str, Any], lists: Lists) -> Policy:
    """Create one published policy with all that belongs to it, but its relations."""
    regions, sectors, kinds = lists
    region = regions[row["region"]]
    policy = Policy.objects.create(
        slug=row["id"],
        title=row["title"],
        title_original=row["title_original"] or "",
        number=row["number"] or "",
        document_type=row["document_type"],
        lifecycle=row["lifecycle"],
        region=region,
        summary=row["summary"],
        origin=PolicyOrigin.STARTER,
        state=EditorialState.PUBLISHED,
        first_published_at=timezone.now(),
    )
    _add_dates(policy, row["dates"])
    for position, name in enumerate(row["issuing_bodies"]):
        PolicyBody.objects.get_or_create(
            policy=policy, body=body_for(name=name, region=region), defaults={"position": position}
        )
    for code in row["sectors"]:
        PolicySector.objects.create(
            policy=policy, sector=sectors[code], primary=code == row["primary_sector"]
        )
    for position, measure in enumerate(row["measures"]):
        _add_measure(policy, position, measure, sectors, kinds)
    _add_sources(policy, row)
    CurationEvent.objects.create(
        verb=Verb.LOAD, policy=policy, reason=f"Starter collection, checked {row['checked']}."
    )
    return policy


def _add_dates(policy: Policy, dates: Mapping[str, str]) -> None:
    """Add the dated events; one that is only known from a report, or marked uncertain, says so by its
    basis.
    """
    for kind, text in dates.items():
        value = edtf.parse(text)
        basis = DateBasis.REPORTED if kind == DateKind.REPORTED else DateBasis.STATED
        PolicyDate.objects.create(
            policy=policy,
            kind=DateKind(kind),
            edtf=text,
            precision=value.precision,
            basis=DateBasis.INFERRED if "?" in text else basis,
            earliest=value.earliest,
            latest=value.latest,
        )


def _add_measure(
    policy: Policy,
    position: int,
    row: Mapping[str, Any],
    sectors: Mapping[str, Sector],
    kinds: Mapping[str, MeasureType],
) -> None:
    """Add one measure with its amount and its sectors."""
    measure = Measure.objects.create(
        policy=policy,
        position=position,
        text=row["text"],
        type=kinds[row["type"]],
        target_year=row["target_year"],
        **_amount(row["amount"]),
    )
    MeasureSector.objects.bulk_create(
        MeasureSector(measure=measure, sector=sectors[code]) for code in dict.fromkeys(row["sectors"])
    )


def _amount(amount: Mapping[str, Any] | None) -> dict[str, Any]:
    """Turn the collection's amount into columns; one that is no maximum is exact: least and most are the
    same.
    """
    if amount is None:
        return {}
    value = Decimal(str(amount["value"]))
    return {
        "amount_min": None if amount["max"] else value,
        "amount_max": value,
        "amount_currency": amount["currency"] or "",
        "amount_unit": AmountUnit(amount["unit"]),
    }


def _add_sources(policy: Policy, row: Mapping[str, Any]) -> None:
    """Add the pages, and beside them what those pages say otherwise."""
    for source in row["sources"]:
        PolicySource.objects.create(
            policy=policy,
            url=source["url"],
            title=source["title"] or "",
            publisher=source["publisher"] or "",
            published=source["published"] or "",
            language=source["language"] or "",
            tier=source["tier"],
        )
    pages = {source.url: source for source in policy.sources.all()}
    for conflict in row.get("conflicts") or []:
        Disagreement.objects.create(
            policy=policy,
            field=conflict["field"],
            value=conflict["value"],
            source=pages.get(conflict["source"]),
        )


def _relate(rows: list[dict[str, Any]]) -> None:
    """Add how the policies stand to each other, once all of them are there."""
    policies = {policy.slug: policy for policy in Policy.objects.only("pk", "slug")}
    for row in rows:
        for relation in row["relations"]:
            PolicyRelation.objects.get_or_create(
                policy=policies[row["id"]], kind=relation["type"], target=policies[relation["id"]]
            )
