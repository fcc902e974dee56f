"""Source texts, stored and parsed."""

import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from documents.models import Document, Snapshot, TextVersion
from documents.vocabulary import DocumentOrigin, DocumentState
from tests.factories.numbers import next_number

TEXT = (
    "Harbour City opens a ledger for clinics\n\n"
    "On 3 May 2021 the Harbour City Health Bureau issued the Plan for Shared Clinic Records. "
    "Clinics will keep patient records on a blockchain and pharmacies will check prescriptions against it.\n"
)


def make_document(**values: Any) -> Document:
    """Return a new document that waits for its first step."""
    number = next_number()
    values = {
        "origin": DocumentOrigin.PASTE,
        "name": f"text-{number}.txt",
        "key": f"sha256:{number:064d}",
    } | values
    return Document.objects.create(**values)


def make_text(text: str = TEXT, **values: Any) -> TextVersion:
    """Return a parsed text, with its snapshot and its document, which has come to its end."""
    document = values.pop("document", None) or make_document(state=DocumentState.EXTRACTED)
    data = text.encode()
    digest = hashlib.sha256(data).hexdigest()
    snapshot = Snapshot.objects.create(
        document=document,
        sha256=digest,
        content=ContentFile(data, name=f"{digest}.txt"),
        size=len(data),
        content_type="text/plain",
        fetched_at=timezone.now(),
    )
    values = {"language": "en", "parser": "plain", "parser_version": "1"} | values
    return TextVersion.objects.create(
        snapshot=snapshot, document=document, text=text, sha256=digest, **values
    )
