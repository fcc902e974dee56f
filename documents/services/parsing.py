"""The second step: from the bytes to the text that everything later quotes."""

import hashlib

import structlog
from django.db import connection, transaction

from documents.models import Document, Snapshot, TextVersion
from documents.services import intake, work
from documents.services.work import Lease
from documents.sources.errors import SourceError
from documents.sources.parse import parse as parse_source
from documents.sources.parsed import ParsedText
from documents.vocabulary import DocumentState, Outcome

LOG = structlog.get_logger(__name__)


def parse(*, lease: Lease) -> Document:
    """Read the text of the document's newest bytes and keep it, unless an earlier document has the same one.

    Raises a ``SourceError`` where the bytes hold no text that can be read, and ``LeaseLost``.
    """
    snapshot = (
        Snapshot.objects.select_related("document").filter(document=lease.document_id).latest("fetched_at")
    )
    parsed = parse_source(_bytes(snapshot), snapshot.content_type or None, _origin(snapshot))
    digest = hashlib.sha256(parsed.text.encode()).hexdigest()
    with transaction.atomic():
        _queue_up(digest)
        document = work.hold(lease=lease)
        first = _first_with(digest, document) or _first_with_bytes(snapshot.sha256, document)
        if first is not None:
            return _end_as_duplicate(lease, document, first, parsed)
        text, created = TextVersion.objects.get_or_create(
            document=document,
            sha256=digest,
            defaults={
                "snapshot": snapshot,
                "text": parsed.text,
                "language": parsed.language or "",
                "parser": parsed.parser,
                "parser_version": parsed.parser_version,
            },
        )
        _describe(document, parsed)
        LOG.info("parsed", characters=len(parsed.text), parser=parsed.parser)
        return work.finish(
            lease=lease,
            document=document,
            state=DocumentState.PARSED,
            outcome=Outcome.DONE if created else Outcome.UNCHANGED,
            version=parsed.parser_version,
            text_version=text,
        )


def _bytes(snapshot: Snapshot) -> bytes:
    """Return the bytes that were kept; raise ``SourceError`` where the storage lost or changed them."""
    try:
        with snapshot.content.open("rb") as stored:
            data: bytes = stored.read()
    except FileNotFoundError as error:
        raise SourceError("The stored file is missing from the storage; register the text again.") from error
    if hashlib.sha256(data).hexdigest() != snapshot.sha256:
        raise SourceError("The stored file is not what was registered; register the text again.")
    return data


def _origin(snapshot: Snapshot) -> str | None:
    return snapshot.final_url or snapshot.document.name or snapshot.document.url or None


def _queue_up(digest: str) -> None:
    """Let no two transactions look for one text at the same time: each would miss the other's."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [digest])


def _first_with(digest: str, document: Document) -> Document | None:
    """Return the first other document that has this text."""
    texts = TextVersion.objects.filter(sha256=digest).exclude(document=document)
    first = texts.select_related("document").order_by("pk").first()
    return first.document if first else None


def _first_with_bytes(digest: str, document: Document) -> Document | None:
    """Return the first other document that has these bytes and whose text was read."""
    twins = Snapshot.objects.filter(sha256=digest, texts__isnull=False).exclude(document=document)
    first = twins.select_related("document").order_by("pk").first()
    return first.document if first else None


def _end_as_duplicate(lease: Lease, document: Document, first: Document, parsed: ParsedText) -> Document:
    document.duplicate_of = first
    _describe(document, parsed)
    LOG.info("duplicate", duplicate_of=first.pk)
    return work.finish(
        lease=lease,
        document=document,
        state=DocumentState.EXTRACTED,
        outcome=Outcome.UNCHANGED,
        reason=f"The same text as document {first.pk} ({first}): its candidates stand there.",
        version=parsed.parser_version,
        candidates=0,
    )


def _describe(document: Document, parsed: ParsedText) -> None:
    """Fill what the page says of itself where nobody has said it yet; the title is a label and may be
    shortened.
    """
    longest = intake.LONGEST["title"]
    title = parsed.title or ""
    if not document.title:
        document.title = title if len(title) <= longest else f"{title[: longest - 1]}…"
    document.published = document.published or parsed.published or ""
