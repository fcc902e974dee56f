"""Texts to work on, and what must be true of the database when all have ended."""

import time
from collections.abc import Callable

from django.db.models import Count

from documents.models import Candidate, Document, ProcessingRun
from documents.services import intake
from documents.vocabulary import DocumentOrigin, DocumentState, Outcome, Step
from tests import texts

ENDS = (DocumentState.EXTRACTED, DocumentState.FAILED, DocumentState.DEAD)


def register(count: int, *, first: int = 0) -> list[Document]:
    """Register texts that each tell of one act of its own."""
    made = [texts.numbered(number) for number in range(first, first + count)]
    texts.make_lists_for(*made)
    return [
        intake.register_bytes(data=text.encode(), name=f"{number}.txt", origin=DocumentOrigin.FILE).document
        for number, text in enumerate(made, start=first)
    ]


def wait_until(true: Callable[[], bool], *, seconds: float) -> float:
    """Wait until something is true, and return how many seconds that took; fail after ``seconds``."""
    begun = time.monotonic()
    while not true():
        spent = time.monotonic() - begun
        left = {d.pk: (d.state, d.reason) for d in Document.objects.exclude(state__in=ENDS)}
        assert spent < seconds, f"not within {seconds} s; still open: {left}"
        time.sleep(0.05)
    return time.monotonic() - begun


def ended() -> int:
    """Return how many texts have come to an end."""
    return Document.objects.filter(state__in=ENDS).count()


def assert_each_extracted_once(count: int) -> None:
    """Check the end state in the database: nothing lost, nothing twice, nothing unexplained."""
    assert dict(Document.objects.values_list("state").annotate(n=Count("pk"))) == {"extracted": count}
    done = ProcessingRun.objects.filter(step=Step.EXTRACT, outcome=Outcome.DONE)
    assert done.count() == done.values("document").distinct().count() == count
    per_text = Candidate.objects.values_list("text_version").annotate(n=Count("pk"))
    assert {n for _, n in per_text} == {1}
    assert len(per_text) == count
    assert not ProcessingRun.objects.filter(outcome=Outcome.RUNNING).exists()
