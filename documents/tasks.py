"""What the workers do when the bell rings: an id comes in, services are called."""

from typing import Any

from celery import shared_task
from celery.signals import worker_init, worker_ready
from django.utils import timezone

from documents.services import bell, changes, extracting, processing, work
from documents.vocabulary import DocumentState


@shared_task(name=bell.PROCESS_TASK)
def process_document(document_id: int) -> None:
    """Bring a text as far as it comes."""
    processing.process(document_id=document_id)


@shared_task(name=bell.FETCH_TASK)
def fetch_document(document_id: int) -> None:
    """Fetch a page, from the queue of its own in which slow servers hold up nobody else; then ring for the
    rest.
    """
    processing.process(document_id=document_id, states=(DocumentState.REGISTERED,))


@shared_task(name=bell.SWEEP_TASK)
def sweep() -> None:
    """Ring for what waits unheard and set aside what never ends."""
    work.sweep(now=timezone.now())


@shared_task(name="documents.forget_changes")
def forget_changes() -> None:
    """Prune the log by which the counts of the public pages are kept current."""
    changes.forget_changes(now=timezone.now())


@worker_init.connect
def warm(**_: Any) -> None:
    """Load the lexicon before the worker's processes are forked, so that all of them have it at once."""
    extracting.warm()


@worker_ready.connect
def look_around(**_: Any) -> None:
    """Sweep as soon as a worker listens: the one before it may have been killed."""
    bell.ring_for_sweep()
