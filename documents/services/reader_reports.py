"""Reports of readers: taken in with bounds on how many, and closed by an editor with an answer."""

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils import timezone

from documents.models import Document, ErrorReport, Policy
from documents.services.errors import AlreadyDecided, InvalidValue, Refused
from documents.vocabulary import ReportState, ReportSubject

#: Reports that one network address may send within the window; a careful reader of a few pages stays below.
MOST_OF_ONE = 5
#: Reports of all together within the window: more than editors can read is an attack, or a broken page.
MOST_OF_ALL = 100
WINDOW = timedelta(hours=1)
#: The key of the lock under which reports are counted and stored, one after the other.
_LOCK = 7_203_114


class TooManyReports(Refused):
    """The bound on reports is reached; ``str()`` says when to come back."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("Too many reports have come in: please send this one in an hour.")


@transaction.atomic
def take_in(
    *,
    policy: Policy | None = None,
    document: Document | None = None,
    subject: ReportSubject,
    words: str,
    link: str = "",
    email: str = "",
    sender: str,
    now: datetime | None = None,
) -> ErrorReport:
    """Store a report on a policy or on a text; the same words sent twice make one.

    ``sender`` is the same for the same network address. Raises ``TooManyReports`` above the bounds.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    since = (now or timezone.now()) - WINDOW
    recent = ErrorReport.objects.filter(created_at__gt=since)
    again = recent.filter(policy=policy, document=document, subject=subject, words=words, sender=sender)
    known = again.first()
    if known is not None:
        return known
    if recent.filter(sender=sender).count() >= MOST_OF_ONE or recent.count() >= MOST_OF_ALL:
        raise TooManyReports
    return ErrorReport.objects.create(
        policy=policy,
        document=document,
        subject=subject,
        words=words,
        link=link,
        email=email,
        sender=sender,
    )


@transaction.atomic
def close(*, report: ErrorReport, state: ReportState, answer: str, by: User) -> ErrorReport:
    """Close a report as done or declined, with an answer; who sent it is forgotten.

    Raises ``InvalidValue`` without an answer and ``AlreadyDecided`` where it is closed.
    """
    if state == ReportState.OPEN:
        raise InvalidValue("Close a report as done or as declined.")
    if not answer.strip():
        raise InvalidValue("Say what was done, or why nothing was.")
    row = ErrorReport.objects.select_for_update().get(pk=report.pk)
    if row.state != ReportState.OPEN:
        raise AlreadyDecided(f"“{row}” is already {row.get_state_display().lower()}: open it again first.")
    row.state, row.answer = state, answer.strip()
    row.closed_by, row.closed_at = by, timezone.now()
    row.email = row.sender = ""
    row.save()
    return row


@transaction.atomic
def reopen(*, report: ErrorReport) -> ErrorReport:
    """Put a closed report back among the open ones; its answer stays as a note.

    Raises ``AlreadyDecided`` where it is open.
    """
    row = ErrorReport.objects.select_for_update().get(pk=report.pk)
    if row.state == ReportState.OPEN:
        raise AlreadyDecided(f"“{row}” is open already.")
    row.state, row.closed_by, row.closed_at = ReportState.OPEN, None, None
    row.save()
    return row
