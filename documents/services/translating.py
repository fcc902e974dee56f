"""Which text is a translation of which."""

from django.db import transaction

from documents.models import CurationEvent, Document
from documents.services.decisions import Person
from documents.services.errors import InvalidValue
from documents.vocabulary import Verb

#: A translation of a translation of … is followed so far.
MOST_STEPS = 20


@transaction.atomic
def link(*, document: Document, original: Document | None, by: Person) -> Document:
    """Note that a document is a translation of another one, or, with ``None``, of none; return it.

    Raises ``InvalidValue`` where the two are one or the original is itself a translation of the document.
    """
    row = Document.objects.select_for_update().get(pk=document.pk)
    if original is not None and row.pk in _chain(Document.objects.get(pk=original.pk)):
        raise InvalidValue(f"“{original}” is the text itself or a translation of it: name another original.")
    before = row.translation_of_id
    if before == (original.pk if original else None):
        return row
    row.translation_of = original
    row.save(update_fields=["translation_of", "updated_at"])
    CurationEvent.objects.create(
        verb=Verb.AMEND,
        actor=by,
        document=row,
        before={"translation_of": before},
        after={"translation_of": row.translation_of_id},
    )
    return row


def _chain(document: Document) -> list[int]:
    """Return the numbers of a document and of what it is a translation of, and so on."""
    found: list[int] = []
    at: Document | None = document
    while at is not None and len(found) < MOST_STEPS:
        found.append(at.pk)
        at = at.translation_of
    return found
