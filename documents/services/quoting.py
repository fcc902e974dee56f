"""Quotes that an editor's own values rest on, and what becomes of those of the values he changed."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User

from documents.models import Candidate, CandidateMeasure, Evidence
from documents.models.evidence import CONTEXT
from documents.services.errors import QuoteMismatch
from documents.vocabulary import EvidenceField, ValueState

Person = User | None

#: The field of evidence that stands for each value of a candidate.
FIELD_OF = {
    "title": EvidenceField.TITLE,
    "number": EvidenceField.NUMBER,
    "region": EvidenceField.REGION,
    "document_type": EvidenceField.DOCUMENT_TYPE,
    "lifecycle": EvidenceField.LIFECYCLE,
    "date": EvidenceField.DATE,
    "bodies": EvidenceField.ISSUING_BODY,
    "sectors": EvidenceField.SECTOR,
}
#: Values that are words of the text; a code or a date is not found by looking for it.
_VERBATIM = ("title", "number", "bodies")


def add(
    *, candidate: Candidate, field: EvidenceField, value: str, start: int, end: int, quote: str, by: Person
) -> Evidence:
    """Keep the words that an editor chose for a value; ``QuoteMismatch`` where they do not stand at that
    place."""
    text = candidate.text_version.text
    if not 0 <= start < end <= len(text) or text[start:end] != quote:
        raise QuoteMismatch("These words do not stand at that place in the text: select them again.")
    return Evidence.objects.create(
        text_version=candidate.text_version,
        candidate=candidate,
        field=field,
        value=value,
        start=start,
        end=end,
        quote=quote,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        method="editor",
        state=ValueState.ACCEPTED,
        decided_by=by,
    )


def follow(*, candidate: Candidate, before: Mapping[str, Any], after: Mapping[str, Any], by: Person) -> None:
    """Bring a candidate's quotes in step with values that changed from ``before`` to ``after``.

    The quote of a value that was replaced is marked edited, that of one removed is rejected, and a new value
    whose words stand in the passage gets them as its quote.
    """
    for name, field in FIELD_OF.items():
        if name not in after:
            continue
        old, new = _values(before[name]), _values(after[name])
        gone, come = [v for v in old if v not in new], [v for v in new if v not in old]
        if gone:
            fate = ValueState.EDITED if come else ValueState.REJECTED
            quotes = candidate.evidence.filter(field=field, value__in=gone)
            quotes.update(state=fate, decided_by=by)
        if name in _VERBATIM:
            for value in come:
                quote_itself(candidate=candidate, field=field, words=value, value=value, by=by)


def _values(value: Any) -> list[str]:
    """Return the values of a field as evidence writes them."""
    if isinstance(value, list):
        return value
    return [value] if value else []


def quote_itself(
    *, candidate: Candidate, field: EvidenceField, words: str, value: str, by: Person
) -> Evidence | None:
    """Quote a value by its words from the candidate's passage, or else from anywhere they stand in the
    text."""
    text = candidate.text_version.text
    start = text.find(words, candidate.start, candidate.end)
    if start < 0:
        start = text.find(words)
    if start < 0:
        return None
    end = start + len(words)
    return add(candidate=candidate, field=field, value=value, start=start, end=end, quote=words, by=by)


def place(
    *,
    candidate: Candidate,
    field: EvidenceField,
    value: str,
    start: int,
    end: int,
    by: Person,
    measure: CandidateMeasure | None = None,
) -> Evidence:
    """Keep the words at a place as the quote of a value, instead of any words that were found for it by
    itself."""
    text = candidate.text_version.text
    new = add(
        candidate=candidate, field=field, value=value, start=start, end=end, quote=text[start:end], by=by
    )
    found = candidate.evidence.filter(field=field, value=value, method="editor").exclude(pk=new.pk)
    if measure is not None:
        found = found.filter(candidate_measures=measure)
        measure.evidence = new
        measure.save(update_fields=["evidence"])
    found.update(state=ValueState.EDITED, decided_by=by)
    return new


def let_go(*, evidence: Evidence | None, state: ValueState, by: Person) -> None:
    """Note that the value a quote stands for was edited or removed."""
    if evidence is not None:
        evidence.state = state
        evidence.decided_by = by
        evidence.save(update_fields=["state", "decided_by"])
