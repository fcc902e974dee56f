"""Where texts come in: one document for each address or file, the same one twice makes nothing new.

Bytes are taken as they are, whatever they hold: an empty file or a picture is registered too and fails
when it is read, so that it ends in a state with a sentence, like any other text, and can be run again.
"""

import hashlib
import re
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from documents import edtf
from documents.extraction.pipeline import VERSION
from documents.models import CurationEvent, Document, Snapshot
from documents.services import bell, work
from documents.services.errors import AlreadyDecided, InvalidValue
from documents.sources.address import canonical
from documents.sources.errors import AddressRefused
from documents.sources.media import MAX_BYTES
from documents.vocabulary import DocumentOrigin, DocumentState, Verb

TOO_LARGE = f"The file holds more than {MAX_BYTES // 1_000_000} MB; give the part that matters."
#: The lengths of the columns, in characters: what is longer is refused, not cut.
LONGEST = {"name": 300, "title": 500, "url": 2100, "content_type": 200}
#: What PostgreSQL cannot store in text: NUL, and halves of surrogate pairs.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Registration:
    """The document, and whether it is new."""

    document: Document
    created: bool


@transaction.atomic
def register_address(*, url: str, published: str = "", by: User | None = None) -> Registration:
    """Register the page at an address, to be fetched by a worker.

    Raises ``InvalidValue`` for an address that can never be fetched and for a date that is none.
    """
    address = _canonical(url)
    document, created = Document.objects.get_or_create(
        key=f"url:{address}",
        defaults={
            "origin": DocumentOrigin.ADDRESS,
            "url": address,
            "published": _date(published),
            "added_by": by,
            "rung_at": timezone.now(),
        },
    )
    if created:
        _welcome(document, by)
    return Registration(document, created)


@transaction.atomic
def register_bytes(
    *,
    data: bytes,
    name: str,
    origin: str,
    content_type: str = "",
    published: str = "",
    title: str = "",
    url: str = "",
    by: User | None = None,
) -> Registration:
    """Register a file by its bytes and keep them; ``url`` tells where it came from, ``published`` is
    EDTF.

    Raises ``InvalidValue`` for more than ``MAX_BYTES``, for a name or title that is too long, and for an
    address or a date that is none.
    """
    if len(data) > MAX_BYTES:
        raise InvalidValue(TOO_LARGE)
    digest = hashlib.sha256(data).hexdigest()
    document, created = Document.objects.get_or_create(
        key=f"sha256:{digest}",
        defaults={
            "origin": DocumentOrigin(origin),
            "url": _canonical(url) if url else "",
            "name": _fitting("name", name),
            "title": _fitting("title", title),
            "published": _date(published),
            "state": DocumentState.FETCHED,
            "added_by": by,
            "rung_at": timezone.now(),
        },
    )
    if created:
        keep(document=document, data=data, content_type=content_type)
        _welcome(document, by)
    return Registration(document, created)


@transaction.atomic
def run_again(*, document: Document, by: User | None) -> Document:
    """Send a text that failed or was set aside on its way again, from its first open step.

    A text that was extracted by an earlier version of the pipeline is extracted anew. Raises
    ``AlreadyDecided`` where there is nothing to do.
    """
    row = Document.objects.select_for_update().get(pk=document.pk)
    before = DocumentState(row.state)
    _refuse_rerun(row)
    row.state = _first_open_state(row).value
    row.reason = ""
    row.attempts = 0
    row.not_before = None
    row.rung_at = timezone.now()
    row.save()
    CurationEvent.objects.create(
        verb=Verb.REGISTER,
        actor=by,
        document=row,
        before={"state": before.value},
        after={"state": row.state},
        reason="Run again.",
    )
    bell.ring_after_commit(document_id=row.pk, state=DocumentState(row.state))
    return row


def keep(
    *,
    document: Document,
    data: bytes,
    content_type: str,
    final_url: str = "",
    headers: dict[str, str] | None = None,
) -> Snapshot:
    """Keep the bytes of a document as they are now; bytes that are kept already are not kept twice."""
    digest = hashlib.sha256(data).hexdigest()
    known = document.snapshots.filter(sha256=digest).first()
    if known is not None:
        return known
    return Snapshot.objects.create(
        document=document,
        sha256=digest,
        # Folders of two characters: a folder with a hundred thousand files is slow to look through.
        content=ContentFile(data, name=f"{digest[:2]}/{digest}"),
        size=len(data),
        content_type=_fitting_type(content_type),
        final_url=final_url,
        headers=headers or {},
        fetched_at=timezone.now(),
    )


def _fitting_type(content_type: str) -> str:
    """Return a ``Content-Type`` header, without what follows the type where it is absurdly long."""
    longest = LONGEST["content_type"]
    return content_type if len(content_type) <= longest else content_type.partition(";")[0][:longest]


def _welcome(document: Document, by: User | None) -> None:
    CurationEvent.objects.create(
        verb=Verb.REGISTER, actor=by, document=document, after={"state": document.state, "key": document.key}
    )
    bell.ring_after_commit(document_id=document.pk, state=DocumentState(document.state))


def _refuse_rerun(document: Document) -> None:
    """Raise ``AlreadyDecided`` where running the document again would do nothing."""
    if document.state in (DocumentState.FAILED, DocumentState.DEAD):
        return
    if document.state != DocumentState.EXTRACTED:
        raise AlreadyDecided("This text is on its way already: wait for it to end.")
    if document.duplicate_of is not None:
        first = document.duplicate_of_id
        raise AlreadyDecided(f"This is the same text as document {first}: run that one again.")
    if work.is_extracted(document=document):
        raise AlreadyDecided(f"This text was extracted by version {VERSION} already: nothing would change.")


def _first_open_state(document: Document) -> DocumentState:
    if not document.snapshots.exists():
        return DocumentState.REGISTERED
    return DocumentState.PARSED if document.texts.exists() else DocumentState.FETCHED


def _canonical(url: str) -> str:
    try:
        address = canonical(url)
    except AddressRefused as error:
        raise InvalidValue(str(error)) from error
    longest = LONGEST["url"]
    if len(address) > longest:
        raise InvalidValue(f"The address has more than {longest:,} characters as it is sent; shorten it.")
    return address


def _date(published: str) -> str:
    if not published:
        return ""
    try:
        return edtf.parse(published).text
    except ValueError as error:
        raise InvalidValue(str(error)) from error


def _fitting(field: str, value: str) -> str:
    longest = LONGEST[field]
    if len(value) > longest:
        raise InvalidValue(f"The {field} has {len(value)} characters; give one of at most {longest}.")
    if UNSTORABLE.search(value):
        raise InvalidValue(f"The {field} holds characters that cannot be stored; give it another.")
    return value
