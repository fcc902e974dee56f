"""Where the entries of the four lists are used: the columns that name them, and the codes in quotes."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from documents.models import (
    Candidate,
    CandidateBody,
    CandidateMeasure,
    CandidateSector,
    Evidence,
    IssuingBody,
    Measure,
    MeasureSector,
    MeasureType,
    Policy,
    PolicyBody,
    PolicySector,
    Region,
    Sector,
)
from documents.vocabulary import CandidateState, EvidenceField, ListKind

MODELS: dict[str, type[Any]] = {
    ListKind.BODY: IssuingBody,
    ListKind.SECTOR: Sector,
    ListKind.MEASURE_TYPE: MeasureType,
    ListKind.REGION: Region,
}


@dataclass(frozen=True, slots=True)
class Link:
    """A column ``field`` of ``model`` that names an entry.

    ``policy`` and ``candidate`` lead from the row to its record. Where ``owner`` is set, an owner names an
    entry at most once: a row that would repeat it is dropped rather than moved.
    """

    model: type[Model]
    field: str
    policy: str = ""
    candidate: str = ""
    owner: str = ""

    @property
    def name(self) -> str:
        """The name under which the moved rows are kept."""
        return self.model.__name__

    def rows(self, entry: Any) -> QuerySet[Any]:
        """Return the rows that name an entry and may move: what was decided of candidates stays as it was."""
        rows = self.model._default_manager.filter(**{self.field: entry}).order_by("pk")
        if self.candidate:
            state = "state" if self.candidate == "pk" else f"{self.candidate}__state"
            rows = rows.filter(**{state: CandidateState.PROPOSED})
        return rows


LINKS: dict[str, tuple[Link, ...]] = {
    ListKind.BODY: (
        Link(PolicyBody, "body", policy="policy_id", owner="policy_id"),
        Link(CandidateBody, "body", candidate="candidate"),
    ),
    ListKind.SECTOR: (
        Link(PolicySector, "sector", policy="policy_id", owner="policy_id"),
        Link(MeasureSector, "sector", policy="measure__policy_id", owner="measure_id"),
        Link(CandidateSector, "sector", candidate="candidate", owner="candidate_id"),
    ),
    ListKind.MEASURE_TYPE: (
        Link(Measure, "type", policy="policy_id"),
        Link(CandidateMeasure, "type", candidate="candidate"),
    ),
    ListKind.REGION: (
        Link(Policy, "region", policy="pk"),
        Link(Candidate, "region", candidate="pk"),
        Link(IssuingBody, "region"),
    ),
}
#: The field of evidence whose value is the code of an entry; a body is quoted by its name.
QUOTED: dict[str, str] = {
    ListKind.SECTOR: EvidenceField.SECTOR,
    ListKind.MEASURE_TYPE: EvidenceField.MEASURE,
    ListKind.REGION: EvidenceField.REGION,
}
WHAT = {
    "PolicyBody": "policies",
    "PolicySector": "policies",
    "Policy": "policies",
    "MeasureSector": "measures of policies",
    "Measure": "measures of policies",
    "CandidateBody": "candidates to decide",
    "CandidateSector": "candidates to decide",
    "Candidate": "candidates to decide",
    "CandidateMeasure": "measures of candidates to decide",
    "IssuingBody": "issuing bodies",
}


def quotes(kind: str, code: str, policies: Collection[int]) -> QuerySet[Evidence]:
    """Return the quotes of policies that move, and of candidates still to decide, that speak for a code."""
    if kind not in QUOTED:
        return Evidence.objects.none()
    records = Q(policy__in=policies) | Q(candidate__state=CandidateState.PROPOSED)
    return Evidence.objects.filter(records, field=QUOTED[kind], value=code).order_by("pk")


def kind_of(entry: Any) -> ListKind:
    """Return the list that an entry belongs to."""
    return ListKind(next(kind for kind, model in MODELS.items() if isinstance(entry, model)))


def code_of(entry: Any) -> str:
    """Return the code of an entry, or the slug of a body."""
    return str(getattr(entry, "code", None) or entry.slug)
