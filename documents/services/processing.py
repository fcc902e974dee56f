"""One text, step by step, until it has ended, must wait, or another worker has it."""

from collections.abc import Callable, Collection

import structlog
from celery.exceptions import SoftTimeLimitExceeded
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from documents.models import Document
from documents.querysets import OPEN_STATES
from documents.services import acquiring, bell, extracting, matching, parsing, work
from documents.services.errors import Refused
from documents.services.work import DOING, Lease, LeaseLost
from documents.sources.errors import SourceError
from documents.vocabulary import DocumentState, Step

LOG = structlog.get_logger(__name__)

STEPS: dict[Step, Callable[..., Document]] = {
    Step.FETCH: acquiring.acquire,
    Step.PARSE: parsing.parse,
    Step.EXTRACT: extracting.extract,
    Step.MATCH: matching.match,
}


def process(*, document_id: int, states: Collection[str] = OPEN_STATES) -> None:
    """Do the steps that are open while the text is in one of ``states``; rings where others then take over.

    May run at any time and any number of times: what is done is not done again.
    """
    with structlog.contextvars.bound_contextvars(document_id=document_id):
        while (lease := work.claim(document_id=document_id, now=timezone.now(), states=states)) is not None:
            with structlog.contextvars.bound_contextvars(step=lease.step.value):
                document = _run(lease)
            if document is None or document.not_before is not None:
                return
            if document.state in OPEN_STATES and document.state not in states:
                bell.ring(document_id=document_id, state=DocumentState(document.state))


def _run(lease: Lease) -> Document | None:
    """Do one step and note how it ended; ``None`` where another worker has taken the text over."""
    try:
        with work.kept(lease):
            return STEPS[lease.step](lease=lease)
    except LeaseLost:
        LOG.warning("lease lost")
        return None
    except (OperationalError, InterfaceError):
        raise  # the database is away: nothing can be noted; the lease ends and the sweep rings again
    except Exception as error:
        if not isinstance(error, SourceError | Refused):
            LOG.exception("step ended in an error")
        return _fail(lease, error)


def _fail(lease: Lease, error: Exception) -> Document | None:
    """Note why a step failed, in one sentence, and whether it is worth another try."""
    doing = DOING[lease.step]
    if isinstance(error, SourceError):
        reason, passing = str(error), error.transient
    elif isinstance(error, Refused):
        reason, passing = str(error), False
    elif isinstance(error, SoftTimeLimitExceeded):
        reason, passing = (
            f"It took too long, {doing}, and was stopped; give a shorter part of the text.",
            False,
        )
    else:
        said = " ".join(f"{type(error).__name__}: {error}".split())
        reason = f"The program failed while {doing} ({said:.300}); report it, then run the text again."
        passing = True
    try:
        return work.fail(lease=lease, reason=reason, passing=passing)
    except LeaseLost:
        LOG.warning("lease lost")
        return None
