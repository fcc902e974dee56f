"""Who works on which text: claims with a lease, results that count only while it is held, and the sweep.

What has to be done stands in the ``documents`` table; a message only rings. A worker claims a text by one
conditional ``UPDATE`` that also counts the attempt, before it starts: a text that kills its worker is set
aside after ``MAX_ATTEMPTS``. The lease is short and renewed while the step lasts, so that a killed
worker's text is taken up again within ``LEASE`` and one sweep. A step writes its results in the
transaction that ``hold`` begins and ``finish`` ends; a worker that lost its lease in the meantime writes
nothing.
"""

import threading
import uuid
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from django.db import DatabaseError, connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from documents.extraction.pipeline import VERSION
from documents.models import Document, ProcessingRun, TextVersion
from documents.querysets import MAX_ATTEMPTS, OPEN_STATES
from documents.services import bell
from documents.services.lists import learnt
from documents.vocabulary import DocumentState, Outcome, Step

LOG = structlog.get_logger(__name__)

#: How long a claim holds without renewal. With a sweep every five seconds a killed worker's text is taken
#: up again within twenty.
LEASE = timedelta(seconds=15)
#: Renewed this often: three renewals may fail or come late before the lease is lost.
RENEW_SECONDS = 4.0
#: A text that was rung for and is still waiting is rung for again after this long: the message may be lost.
RING_AGAIN = timedelta(seconds=10)
#: Waiting messages beyond which the sweep keeps silent: the workers have enough to do, and a queue of
#: repeated messages would only grow.
ENOUGH_RINGS = 500
#: Pauses before the second and the third attempt. What passes is over within half a minute or lasts for
#: hours; then an editor runs the text again.
PAUSES = (timedelta(seconds=5), timedelta(seconds=30))

DOING = {
    Step.FETCH: "fetching it",
    Step.PARSE: "reading its text",
    Step.EXTRACT: "extracting from it",
    Step.MATCH: "comparing it with known policies",
}


class LeaseLost(Exception):
    """Another worker has taken the text over; nothing may be written for it any more."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to do one step of one text; ``token`` proves it, ``run_id`` is the row that tells of it."""

    document_id: int
    token: uuid.UUID
    step: Step
    attempt: int
    run_id: int


# Claiming


@transaction.atomic
def claim(*, document_id: int, now: datetime, states: Collection[str] = OPEN_STATES) -> Lease | None:
    """Take the text's open step, or return ``None`` where none is due or another worker holds it.

    The attempt counts from here on, whatever becomes of the worker.
    """
    token = uuid.uuid4()
    taken = (
        Document.objects.due(now)
        .filter(pk=document_id, state__in=[*states])
        .update(lease=token, lease_until=now + LEASE, attempts=F("attempts") + 1, updated_at=now)
    )
    if not taken:
        return None
    document = Document.objects.get(pk=document_id)
    step = open_step(document=document)
    _close_lost_runs(ProcessingRun.objects.filter(document_id=document_id), now)
    run = ProcessingRun.objects.create(
        document=document, step=step, attempt=document.attempts, lease=token, started_at=now
    )
    return Lease(document_id, token, step, document.attempts, run.pk)


def open_step(*, document: Document) -> Step:
    """Return the step that a text in an open state waits for.

    A parsed text whose candidates are stored waits to be matched: they are stored first, so that of two
    texts on one act, worked on at the same time, the later one sees the other's.
    """
    if document.state == DocumentState.REGISTERED:
        return Step.FETCH
    if document.state == DocumentState.FETCHED:
        return Step.PARSE
    return Step.MATCH if is_extracted(document=document) else Step.EXTRACT


def is_extracted(*, document: Document) -> bool:
    """Tell whether today's pipeline, with today's lists, has been through the document's newest text."""
    text = newest_text(document=document)
    return ProcessingRun.objects.filter(
        document=document,
        step=Step.EXTRACT,
        outcome=Outcome.DONE,
        version=f"{VERSION}{learnt.tag()}",
        text_version=text,
    ).exists()


def newest_text(*, document: Document) -> TextVersion | None:
    """Return the text that was read last from the document, ``None`` before any was."""
    return document.texts.order_by("-created_at", "-pk").first()


def _close_lost_runs(runs: "QuerySet[ProcessingRun]", now: datetime) -> None:
    runs.filter(outcome=Outcome.RUNNING).update(
        outcome=Outcome.LOST, ended_at=now, reason="The worker stopped before this step ended."
    )


# Keeping


def renew(*, lease: Lease, now: datetime) -> bool:
    """Hold the lease for another term; ``False`` where it is lost."""
    held = Document.objects.filter(pk=lease.document_id, lease=lease.token)
    return bool(held.update(lease_until=now + LEASE))


@contextmanager
def kept(lease: Lease) -> Iterator[None]:
    """Renew the lease from a thread of its own for as long as the block lasts."""
    done = threading.Event()
    keeper = threading.Thread(target=_keep, args=(lease, done), name="lease", daemon=True)
    keeper.start()
    try:
        yield
    finally:
        done.set()
        keeper.join()


def _keep(lease: Lease, done: threading.Event) -> None:
    """Renew until told to stop, over a connection of this thread; most steps end before it is ever opened."""
    try:
        while not done.wait(RENEW_SECONDS):
            try:
                if not renew(lease=lease, now=timezone.now()):
                    return
            except DatabaseError as error:
                LOG.warning("lease not renewed", document_id=lease.document_id, reason=str(error).strip())
                connection.close()
    finally:
        connection.close()


# Ending


def hold(*, lease: Lease) -> Document:
    """Return the document, locked until the transaction ends; raise ``LeaseLost`` where another worker
    has it.
    """
    document = Document.objects.select_for_update().filter(pk=lease.document_id, lease=lease.token).first()
    if document is None:
        raise LeaseLost(f"Document {lease.document_id} was taken over by another worker.")
    return document


def finish(
    *,
    lease: Lease,
    document: Document,
    state: DocumentState,
    outcome: Outcome = Outcome.DONE,
    reason: str = "",
    version: str = "",
    text_version: TextVersion | None = None,
    candidates: int | None = None,
) -> Document:
    """End a step in the transaction of its results: the state moves on, and attempts count anew."""
    document.attempts = 0
    _release(document, state=state, reason=reason)
    _end_run(
        lease,
        outcome=outcome,
        reason=reason,
        version=version,
        text_version=text_version,
        candidates=candidates,
    )
    return document


@transaction.atomic
def fail(*, lease: Lease, reason: str, passing: bool = False) -> Document:
    """End a step without a result: ``reason`` is one sentence that says why and what to do.

    A ``passing`` failure is tried again after a pause, until the attempts are used up.
    """
    document = hold(lease=lease)
    again = passing and lease.attempt < MAX_ATTEMPTS
    if again:
        document.not_before = timezone.now() + PAUSES[min(lease.attempt, len(PAUSES)) - 1]
        _release(document, state=DocumentState(document.state), reason=reason, not_before=document.not_before)
    else:
        _release(document, state=DocumentState.FAILED, reason=reason)
    _end_run(lease, outcome=Outcome.FAILED, reason=reason)
    LOG.warning("step failed", step=lease.step.value, attempt=lease.attempt, again=again, reason=reason)
    return document


def _release(
    document: Document, *, state: DocumentState, reason: str, not_before: datetime | None = None
) -> None:
    document.state = state.value
    document.reason = reason
    document.lease = None
    document.lease_until = None
    document.not_before = not_before
    document.save()


def _end_run(lease: Lease, *, outcome: Outcome, **values: object) -> None:
    ProcessingRun.objects.filter(pk=lease.run_id).update(outcome=outcome, ended_at=timezone.now(), **values)


# Sweeping


def sweep(*, now: datetime) -> list[int]:
    """Set aside what used up its attempts, ring for what waits unheard, and return the ids rung for."""
    set_aside(now=now)
    room = ENOUGH_RINGS - bell.waiting()
    if room <= 0:
        return []
    with transaction.atomic():
        unheard = Document.objects.due(now).filter(Q(rung_at__isnull=True) | Q(rung_at__lt=now - RING_AGAIN))
        rows = unheard.select_for_update(skip_locked=True, of=("self",)).order_by("not_before", "pk")[:room]
        due = [(row.pk, DocumentState(row.state)) for row in rows.only("pk", "state")]
        Document.objects.filter(pk__in=[pk for pk, _ in due]).update(rung_at=now)
    for pk, state in due:
        if not bell.ring(document_id=pk, state=state):
            break
    return [pk for pk, _ in due]


@transaction.atomic
def set_aside(*, now: datetime) -> list[int]:
    """Mark as dead the texts whose worker was lost in each of their attempts, and return their ids."""
    worn = Document.objects.worn_out(now).select_for_update(skip_locked=True, of=("self",))
    ids = []
    for document in worn:
        step = open_step(document=document)
        reason = (
            f"The worker stopped in the last of {document.attempts} attempts, while {DOING[step]}, so the "
            "text was set aside; see what is unusual about it, then run it again."
        )
        _release(document, state=DocumentState.DEAD, reason=reason)
        _close_lost_runs(ProcessingRun.objects.filter(document=document), now)
        LOG.error("text set aside", document_id=document.pk, step=step.value, attempts=document.attempts)
        ids.append(document.pk)
    return ids
