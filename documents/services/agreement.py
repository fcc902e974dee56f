"""How far two people agree beyond chance, by Cohen's kappa; and the sample that two people judge blind.

Cohen, J. (1960), "A coefficient of agreement for nominal scales", Educational and Psychological Measurement
20 (1), 37-46.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from documents.models import Candidate, Coding
from documents.services.errors import AlreadyDecided, InvalidValue
from documents.services.values import candidate_values
from documents.vocabulary import EvidenceField, Judgement

#: Candidates given at once; judging more takes longer than a day.
MOST_GIVEN = 200
PAIR = 2
#: Whether the record is an act of an authority on blockchain at all; judged beside its values.
RECORD = "record"
#: The fields that are judged; relations are decided on a page of their own.
_JUDGED = tuple(field for field in EvidenceField if field != EvidenceField.RELATION)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement on one field: ``n`` pairs of answers, the share that is the same, and kappa.

    ``kappa`` is ``None`` where it is not defined: without pairs, and where both people always gave one and
    the same answer, so that chance alone would have them agree.
    """

    field: str
    n: int
    same: float | None
    kappa: float | None


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of pairs of answers, from -1 to 1; ``None`` where it is not defined."""
    if not pairs:
        return None
    n = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    # Whole numbers as long as possible, so that agreement by chance alone is seen exactly.
    chance = sum(first[answer] * second[answer] for answer in first)
    if chance == n * n:
        return None
    observed = sum(a == b for a, b in pairs)
    return (observed * n - chance) / (n * n - chance)


def agreements() -> list[Agreement]:
    """Return the agreement of the double-coded sample, by field, in one query."""
    rows = Coding.objects.filter(ended_at__isnull=False).order_by("candidate_id", "pk")
    answers = rows.values_list("candidate_id", "answers")
    pairs: dict[str, list[tuple[str, str]]] = {}
    for _, group in groupby(answers, key=lambda row: row[0]):
        two = [given for _, given in group][:PAIR]
        if len(two) == PAIR:
            for field in two[0].keys() & two[1].keys():
                pairs.setdefault(field, []).append((two[0][field], two[1][field]))
    return [_agreement(field, pairs.get(field, [])) for field in (RECORD, *_JUDGED)]


def _agreement(field: str, pairs: Sequence[tuple[str, str]]) -> Agreement:
    same = sum(a == b for a, b in pairs) / len(pairs) if pairs else None
    return Agreement(str(field), len(pairs), same, kappa(pairs))


# The sample


@transaction.atomic
def give(*, count: int, to: Collection[User], by: User) -> int:
    """Give a random sample of undecided candidates to two people, each by himself; return how many.

    Candidates that were given before are not given again. Raises ``InvalidValue``.
    """
    people = list({person.pk: person for person in to}.values())
    if len(people) != PAIR:
        raise InvalidValue("Choose two different people: agreement needs two.")
    if not 1 <= count <= MOST_GIVEN:
        raise InvalidValue(f"Give 1 to {MOST_GIVEN} candidates at once.")
    free = Candidate.objects.to_decide().filter(codings=None)
    chosen = list(free.order_by("?").values_list("pk", flat=True)[:count])
    if not chosen:
        raise InvalidValue("No candidate is left that waits for a decision and was not given before.")
    for candidate in Candidate.objects.filter(pk__in=chosen).select_related("region").order_by("pk"):
        shown = proposed_values(candidate=candidate)
        for person in people:
            Coding.objects.create(candidate=candidate, coder=person, given_by=by, shown=shown)
    return len(chosen)


def proposed_values(*, candidate: Candidate) -> dict[str, list[str]]:
    """Return the values of a candidate by field, as people judge them; fields without any are left out."""
    values = candidate_values(candidate)
    by_field = {
        EvidenceField.TITLE: [values["title"]],
        EvidenceField.REGION: [str(candidate.region)] if candidate.region else [],
        EvidenceField.DATE: [f"{values['date']} ({values['date_kind'] or 'kind not known'})"]
        if values["date"]
        else [],
        EvidenceField.ISSUING_BODY: values["bodies"],
        EvidenceField.DOCUMENT_TYPE: [values["document_type"]],
        EvidenceField.NUMBER: [values["number"]],
        EvidenceField.LIFECYCLE: [values["lifecycle"]],
        EvidenceField.SECTOR: values["sectors"],
        EvidenceField.MEASURE: [f"{row['type']}: {row['text']}" for row in values["measures"]],
    }
    found = {field.value: [value for value in listed if value] for field, listed in by_field.items()}
    return {field: listed for field, listed in found.items() if listed}


def fields_of(*, coding: Coding) -> list[str]:
    """Return what is to be judged, in the order of the page: the record, then the fields that were shown."""
    return [RECORD, *(field.value for field in EvidenceField if field in coding.shown)]


@transaction.atomic
def judge(*, coding: Coding, answers: Mapping[str, str], by: User) -> Coding:
    """Keep one person's answers: a ``Judgement`` for the record and for each field that was shown.

    Raises ``AlreadyDecided`` where it was given to somebody else or is answered already, and
    ``InvalidValue`` for an answer that is missing or none.
    """
    row = Coding.objects.select_for_update(of=("self",)).get(pk=coding.pk)
    if row.coder_id != by.pk:
        raise AlreadyDecided("This was given to somebody else: answer your own.")
    if row.ended_at is not None:
        raise AlreadyDecided("You answered this already; an answer is not changed afterwards.")
    fields = fields_of(coding=row)
    missing = [field for field in fields if answers.get(field) not in set(Judgement)]
    if missing:
        raise InvalidValue(f"Answer every line: {', '.join(name.replace('_', ' ') for name in missing)}.")
    row.answers = {field: answers[field] for field in fields}
    row.ended_at = timezone.now()
    row.save(update_fields=["answers", "ended_at"])
    return row
