"""A small portal: one policy with its stored text and quotes, and what is not public."""

from dataclasses import dataclass

from documents.models import Evidence, Measure, Policy, PolicySource, TextVersion
from documents.services.publishing import refresh
from documents.vocabulary import EvidenceField, ValueState
from tests.factories import make_body, make_measure, make_policy, make_region, make_sector, make_text


@dataclass
class Portal:
    """What the tests look for."""

    policy: Policy
    text: TextVersion
    measure: Measure


def make_portal() -> Portal:
    """Return a published policy of a district, with a quote for its date, its sector and its measure."""
    country = make_region("XA", name_en="Anyland", name_zh="任国")
    province = make_region("XA-1", parent=country, name_en="Northshire", name_zh="北省")
    district = make_region("XA-1-1", parent=province, name_en="Harbour District", name_zh="港区")
    make_sector("health", label_en="Medical and health", label_zh="医疗健康")
    body = make_body("Harbour Health Bureau", region=district)
    policy = make_policy(
        title="Plan for Shared Clinic Records",
        title_original="诊所记录共享计划",
        slug="clinic-plan",
        region=district,
        bodies=[body],
        summary="Clinics share records.",
    )
    text = make_text()
    text.document.title = "Harbour City opens a ledger"
    text.document.save()
    PolicySource.objects.create(policy=policy, document=text.document, text_version=text, tier=2)
    make_quote(policy, text, EvidenceField.DATE, "3 May 2021", value="2021-05-03")
    make_quote(
        policy, text, EvidenceField.SECTOR, "patient records", value="health", state=ValueState.ACCEPTED
    )
    quote = make_quote(
        policy, text, EvidenceField.MEASURE, "Clinics will keep patient records on a blockchain"
    )
    measure = make_measure(policy, evidence=quote)
    return Portal(refresh(policy=policy), text, measure)


def make_quote(policy: Policy, text: TextVersion, field: str, quote: str, **values: object) -> Evidence:
    """Return a quote that a policy rests on."""
    start = text.text.index(quote)
    return Evidence.objects.create(
        policy=policy,
        text_version=text,
        field=field,
        start=start,
        end=start + len(quote),
        quote=quote,
        method="test",
        **({"value": quote} | values),
    )
