"""The fourth step: likely duplicates among known policies and other candidates, proposed to the editor."""

from django.db import transaction

from documents.models import Document
from documents.services import work
from documents.vocabulary import DocumentState


def match(*, lease: work.Lease) -> Document:
    """End the text's way; raises ``LeaseLost``."""
    with transaction.atomic():
        document = work.hold(lease=lease)
        return work.finish(lease=lease, document=document, state=DocumentState.EXTRACTED)
