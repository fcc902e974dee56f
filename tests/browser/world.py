"""The portal that the browser tests look at: real lists, a few places, and policies of every kind."""

import csv
import io

from documents.models import Candidate, Disagreement, MeasureType, Policy, PolicyRelation, Region, Sector
from documents.services import curation, publishing, reference
from documents.vocabulary import EvidenceField, Lifecycle, RelationKind
from tests.factories import (
    make_body,
    make_candidate,
    make_editor,
    make_evidence,
    make_measure,
    make_policy,
    make_reviewer,
    make_text,
)

#: Countries beside China, whose provinces and one of whose cities come too.
COUNTRIES = ("CN", "EE", "MT", "SG", "US")
PREFECTURES = ("CN-440100", "CN-330100")
HEALTH = "Medical and health"
CLINICS = "Plan for Shared Clinic Records"
WHEN = "3 May 2021"
CLINIC_TEXT = (
    "Guangzhou opens a ledger for clinics\n\n"
    f"On {WHEN} the Guangzhou Health Commission issued the {CLINICS}. Clinics will keep patient records on a "
    "blockchain and pharmacies will check prescriptions against it. The city sets 12 million yuan aside.\n\n"
    "Officials said that other cities may follow."
)


def load_lists() -> None:
    """Load the sectors and measure types as they are, and a small part of the places."""
    folder = reference.reference_dir()
    reference.load_sectors((folder / "sectors.json").read_text(encoding="utf-8"))
    reference.load_measure_types((folder / "measure_types.json").read_text(encoding="utf-8"))
    reference.load_lifecycle((folder / "lifecycle.json").read_text(encoding="utf-8"))
    reference.load_regions(_few_regions((folder / "regions.csv").read_text(encoding="utf-8")))


def _few_regions(text: str) -> str:
    rows = csv.DictReader(io.StringIO(text, newline=""))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows.fieldnames or [])
    writer.writeheader()
    writer.writerows(
        row for row in rows if row["code"] in (*COUNTRIES, *PREFECTURES) or row["parent"] == "CN"
    )
    return out.getvalue()


def region(code: str) -> Region:
    """Return one of the loaded places."""
    return Region.objects.get(code=code)


def propose_clinic_plan(*, title: str = CLINICS) -> Candidate:
    """Return a candidate of ``CLINIC_TEXT``, with a quote for each value; its title may be amended."""
    candidate = make_candidate(
        make_text(CLINIC_TEXT), title=title, region=region("CN-440100"), lifecycle=Lifecycle.IN_FORCE
    )
    make_evidence(candidate, EvidenceField.TITLE, CLINICS)
    make_evidence(
        candidate,
        EvidenceField.DATE,
        WHEN,
        value="2021-05-03",
        detail={"kind": "issued", "basis": "stated"},
    )
    make_evidence(candidate, EvidenceField.REGION, "Guangzhou", value="CN-440100")
    make_evidence(candidate, EvidenceField.ISSUING_BODY, "Guangzhou Health Commission")
    make_evidence(candidate, EvidenceField.SECTOR, "patient records", value="health")
    candidate.bodies.create(position=0, name="Guangzhou Health Commission")
    candidate.candidate_sectors.create(sector=Sector.objects.get(code="health"))
    words = "Clinics will keep patient records on a blockchain"
    candidate.measures.create(
        position=0,
        text=words,
        type=MeasureType.objects.get(code="public-adoption"),
        sector_codes=["health"],
        amount_max=12_000_000,
        amount_currency="CNY",
        target_year=2023,
        evidence=make_evidence(candidate, EvidenceField.MEASURE, words),
    )
    return candidate


def publish_clinic_plan() -> Policy:
    """Return the published policy that an editor and a reviewer made of the clinic text."""
    policy = curation.accept(candidate=propose_clinic_plan(), by=make_editor())
    return publishing.publish(policy=policy, by=make_reviewer())


def fill() -> Policy:
    """Return the clinic plan, published among enough others to browse: in several places, years and fields.

    It has relations, a measure without a quote, and a source that disagrees.
    """
    policy = publish_clinic_plan()
    council = make_body("Hangzhou Municipal Council", name_zh="杭州市议会", region=region("CN-330100"))
    older = make_policy(
        title="Rules for Electronic Prescriptions",
        title_original="电子处方规则",
        region=region("CN-330100"),
        bodies=[council],
        dated="2019-11",
        sectors=("health", "government-services"),
        summary="Pharmacies ask a shared ledger whether a prescription has been used.",
    )
    for number, code in enumerate(("CN-BJ", "CN-SH", "EE", "MT", "SG", "US"), start=1):
        make_policy(
            title=f"Act {number} on Registers",
            region=region(code),
            dated=str(2015 + number),
            sectors=("energy", "insurance") if number % 2 else ("education",),
        )
    make_policy(title="Notice without a Day", region=region("CN-GD"), dated="", sectors=("transport",))
    make_measure(policy, "Pharmacies pay nothing for reading the ledger.", sectors=("health",))
    PolicyRelation.objects.create(policy=policy, kind=RelationKind.AMENDS, target=older)
    PolicyRelation.objects.create(
        policy=policy, kind=RelationKind.CITES, target_name="Law on Electronic Signatures"
    )
    Disagreement.objects.create(
        policy=policy, field="dates.issued", value="2021-05-04", source=policy.sources.get()
    )
    return policy


def withdrawn() -> Policy:
    """Return a policy that the public may no longer see."""
    policy = make_policy(title="Plan that was Read Wrongly", region=region("EE"))
    return publishing.withdraw(policy=policy, reason="It was a forecast.", by=make_reviewer())
