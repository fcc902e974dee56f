"""Curated records."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from documents import edtf
from documents.models import (
    IssuingBody,
    Measure,
    MeasureSector,
    Policy,
    PolicyBody,
    PolicyDate,
    PolicySector,
    PolicySource,
)
from documents.services.publishing import refresh
from documents.vocabulary import DateKind, DocumentType, EditorialState, PolicyOrigin
from tests.factories.numbers import next_number
from tests.factories.reference import make_measure_type, make_region, make_sector


def make_policy(
    *,
    sectors: Iterable[str] = ("health",),
    bodies: Iterable[IssuingBody] = (),
    dated: str = "2021-05-03",
    kind: str = DateKind.ISSUED,
    **values: Any,
) -> Policy:
    """Return a published policy with a date, its sectors and a source; ``dated=""`` leaves the date out."""
    number = next_number()
    values = {
        "slug": f"policy-{number}",
        "title": f"Plan {number} for Shared Clinic Records",
        "document_type": DocumentType.PLAN,
        "region": values["region"] if "region" in values else make_region(),
        "origin": PolicyOrigin.EDITOR,
        "state": EditorialState.PUBLISHED,
        "first_published_at": timezone.now(),
    } | values
    policy = Policy.objects.create(**values)
    for code in sectors:
        PolicySector.objects.create(policy=policy, sector=make_sector(code))
    for position, body in enumerate(bodies):
        PolicyBody.objects.create(policy=policy, body=body, position=position)
    if dated:
        value = edtf.parse(dated)
        PolicyDate.objects.create(
            policy=policy,
            kind=kind,
            edtf=dated,
            precision=value.precision,
            earliest=value.earliest,
            latest=value.latest,
        )
    PolicySource.objects.create(policy=policy, url=f"https://example.org/{number}", title="A page", tier=3)
    return refresh(policy=policy)


def make_measure(policy: Policy, text: str = "Clinics keep records on a chain", **values: Any) -> Measure:
    """Return one more measure of a policy; ``sectors`` names its sectors by code."""
    sectors = values.pop("sectors", ())
    values = {"type": make_measure_type("pilot"), "position": policy.measures.count()} | values
    measure = Measure.objects.create(policy=policy, text=text, **values)
    for code in sectors:
        MeasureSector.objects.create(measure=measure, sector=make_sector(code))
    refresh(policy=policy)
    return measure
