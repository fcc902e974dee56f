"""The first step: from an address to its bytes, kept as they came."""

import structlog
from django.db import transaction

from documents.models import Document
from documents.services import intake, work
from documents.services.work import Lease
from documents.sources.errors import Unreachable
from documents.sources.fetch import DEFAULT_LIMITS, PUBLIC, Limits, fetch
from documents.sources.guard import Guard
from documents.vocabulary import DocumentState, Outcome

LOG = structlog.get_logger(__name__)

#: Headers kept with the bytes: they say what the page is and what to ask for next time. Cookies never are.
KEPT_HEADERS = ("content-type", "content-language", "etag", "last-modified", "date")


def acquire(*, lease: Lease, guard: Guard = PUBLIC, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Fetch the document's page and keep its bytes.

    Raises a ``SourceError`` where the page cannot be had, and ``LeaseLost``.
    """
    url = Document.objects.values_list("url", flat=True).get(pk=lease.document_id)
    page = fetch(url, guard=guard, limits=limits)
    with transaction.atomic():
        document = work.hold(lease=lease)
        known = document.snapshots.count()
        intake.keep(
            document=document,
            data=page.body,
            content_type=page.content_type,
            final_url=_storable(page.final_url),
            headers={name: page.headers[name] for name in KEPT_HEADERS if name in page.headers},
        )
        changed = document.snapshots.count() > known
        outcome = Outcome.DONE if changed else Outcome.UNCHANGED
        LOG.info("fetched", bytes=len(page.body), final_url=page.final_url)
        return work.finish(lease=lease, document=document, state=DocumentState.FETCHED, outcome=outcome)


def _storable(url: str) -> str:
    """Return the address that answered; refuse a redirect to one that is longer than any server should
    send.
    """
    longest = intake.LONGEST["url"]
    if len(url) > longest:
        raise Unreachable(
            f"The page leads to an address of more than {longest:,} characters; give its own address.",
            transient=False,
        )
    return url
