"""What a source text is called: a pasted text and a file have no title of their own."""

from collections.abc import Iterable

from django.db.models.functions import Left

from documents.models import Document, PolicySource, TextVersion

#: A first line above this is a paragraph.
LONGEST_HEADING = 120


def titles_of(documents: Iterable[Document], sources: Iterable[PolicySource]) -> dict[int, str]:
    """Return the title of each document by its key: its own, the one that a source gives it, or its first
    line where that is as short as a heading; its file name or address only where nothing better is known.
    One query where any has neither of the first two.
    """
    rows = {document.pk: document for document in documents}
    given = [(source.document_id, source.title) for source in sources]
    given += [(document.pk, document.title) for document in rows.values()]
    # A file's name is written where no title was known: it is none.
    titles = {key: title for key, title in given if key in rows and title not in ("", rows[key].name)}
    missing = [key for key in rows if key not in titles]
    if missing:
        titles |= _headings(missing)
    return {key: titles.get(key) or str(document) for key, document in rows.items()}


def _headings(keys: list[int]) -> dict[int, str]:
    """Return the first lines of the newest texts."""
    newest = (
        TextVersion.objects.filter(document__in=keys)
        .order_by("document_id", "-created_at", "-pk")
        .distinct("document_id")
        .annotate(head=Left("text", LONGEST_HEADING + 2))
        .values_list("document_id", "head")
    )
    lines = {key: head.strip().split("\n", 1)[0].strip() for key, head in newest}
    return {key: line for key, line in lines.items() if len(line) <= LONGEST_HEADING}
