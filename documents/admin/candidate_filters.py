"""How the queue is narrowed: by what is left to do, place, field, confidence, text and likely duplicates."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from documents.admin import rights
from documents.models import Candidate, CandidateSector, ChangeRequest, Document, Match, Sector
from documents.services.worklist import decided_candidates, waiting_candidates
from documents.vocabulary import CandidateState, MatchState, RequestState

#: Bands of confidence: code, label, least, and the value that it stays below.
BANDS = (
    ("high", "90 % and more", 0.9, 1.1),
    ("good", "75 to 90 %", 0.75, 0.9),
    ("fair", "50 to 75 %", 0.5, 0.75),
    ("low", "below 50 %", 0.0, 0.5),
)
ALL = "all"
DONE = "done"
#: Whose work a candidate is, as tabs beside the whole queue.
TABS = (
    ("mine", "My work"),
    ("waiting", "Waiting for me"),
    ("nobody", "Nobody’s"),
    (DONE, "Done by me"),
)


class StateFilter(admin.SimpleListFilter):
    """What an editor has decided; without a choice, what is still to decide."""

    title = "decision"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return every state but the one that stands without a choice."""
        decided = [choice for choice in CandidateState.choices() if choice[0] != CandidateState.PROPOSED]
        return [*decided, (ALL, "All")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Yield the choices; the first is what is still to decide."""
        first, *rest = super().choices(changelist)
        yield {**first, "display": CandidateState.PROPOSED.label_en}
        yield from rest

    def queryset(self, request: HttpRequest, queryset: QuerySet[Candidate]) -> QuerySet[Candidate]:
        """Narrow to the state chosen."""
        if self.value() == ALL or (not self.value() and request.GET.get(WorkFilter.parameter_name) == DONE):
            return queryset
        return queryset.filter(state=self.value() or CandidateState.PROPOSED)


class WorkFilter(admin.SimpleListFilter):
    """Whose work a candidate is: the tabs above the queue."""

    title = "work"
    parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the tabs but the first, which is the whole queue."""
        return list(TABS)

    def queryset(self, request: HttpRequest, queryset: QuerySet[Candidate]) -> QuerySet[Candidate]:
        """Narrow to what the person has, is asked, may take, or has decided."""
        person = rights.person(request)
        if self.value() == "mine":
            return queryset.filter(assigned_to=person)
        if self.value() == "waiting":
            return queryset.filter(waiting_candidates(person))
        if self.value() == "nobody":
            return queryset.filter(assigned_to__isnull=True)
        return queryset.filter(decided_candidates(person)) if self.value() == DONE else queryset


class RequestFilter(admin.SimpleListFilter):
    """Whether somebody has asked for a change."""

    title = "change request"
    parameter_name = "asked"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return yes and no."""
        return [("yes", "Open"), ("no", "None open")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Candidate]) -> QuerySet[Candidate]:
        """Narrow to candidates with or without an open request."""
        asked = Exists(ChangeRequest.objects.filter(candidate=OuterRef("pk"), state=RequestState.OPEN))
        if self.value() == "yes":
            return queryset.filter(asked)
        return queryset.filter(~asked) if self.value() == "no" else queryset


class SectorFilter(admin.SimpleListFilter):
    """A field in which the act applies blockchain."""

    title = "sector"
    parameter_name = "sector"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return all sectors."""
        return list(Sector.objects.values_list("code", "label_en"))

    def queryset(self, request: HttpRequest, queryset: QuerySet[Candidate]) -> QuerySet[Candidate]:
        """Narrow to candidates of the sector."""
        if not self.value():
            return queryset
        held = CandidateSector.objects.filter(candidate=OuterRef("pk"), sector__code=self.value())
        return queryset.filter(Exists(held))


class ConfidenceFilter(admin.SimpleListFilter):
    """How sure extraction is."""

    title = "confidence"
    parameter_name = "confidence"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the bands."""
        return [(code, label) for code, label, _, _ in BANDS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Candidate]) -> QuerySet[Candidate]:
        """Narrow to the band chosen."""
        for code, _, least, below in BANDS:
            if code == self.value():
                return queryset.filter(confidence__gte=least, confidence__lt=below)
        return queryset


class KnownFilter(admin.SimpleListFilter):
    """Whether a likely duplicate is known."""

    title = "likely duplicate"
    parameter_name = "known"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return yes and no."""
        return [("yes", "Known already?"), ("no", "New")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Candidate]) -> QuerySet[Candidate]:
        """Narrow to candidates with or without a likely duplicate."""
        likely = Exists(Match.objects.filter(candidate=OuterRef("pk"), state=MatchState.PROPOSED))
        if self.value() == "yes":
            return queryset.filter(likely)
        return queryset.filter(~likely) if self.value() == "no" else queryset


class DocumentFilter(admin.SimpleListFilter):
    """One source text; chosen by a link beside it, since a list of all texts would be endless."""

    title = "source text"
    parameter_name = "document"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the text chosen, if any."""
        chosen = request.GET.get(self.parameter_name, "")
        row = Document.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
        return [(chosen, str(row))] if row else []

    def queryset(self, request: HttpRequest, queryset: QuerySet[Candidate]) -> QuerySet[Candidate]:
        """Narrow to candidates of the text; what is no number names none."""
        chosen = self.value()
        if not chosen:
            return queryset
        return queryset.filter(text_version__document=int(chosen)) if chosen.isdecimal() else queryset.none()
