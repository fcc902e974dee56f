"""Finds candidates by words of their title, number, bodies or source, each looked up in its own index."""

from typing import Any

from django.db.models import QuerySet

from documents.models import Candidate, CandidateBody, Document

#: Words looked up of what was typed.
MAX_WORDS = 8


def found_by(rows: QuerySet[Any], typed: str) -> QuerySet[Any]:
    """Return the candidates of ``rows`` that hold every word typed, anywhere in a word."""
    for word in typed.replace("\x00", "").split()[:MAX_WORDS]:
        rows = rows.filter(pk__in=_holding(word))
    return rows


def _holding(word: str) -> QuerySet[Any]:
    """Return the numbers of the candidates that hold a word.

    One condition over several tables would be tried on every candidate; each part by itself is found in its
    trigram index.
    """
    everything = Candidate.objects.order_by()
    return (
        everything.filter(title__icontains=word)
        .values("pk")
        .union(
            # Most have no number; without this, a word too short for the index looks at all of them.
            everything.exclude(number="").filter(number__icontains=word).values("pk"),
            CandidateBody.objects.order_by().filter(name__icontains=word).values("candidate_id"),
            everything.filter(
                text_version__document__in=Document.objects.order_by().filter(title__icontains=word)
            ).values("pk"),
        )
    )
