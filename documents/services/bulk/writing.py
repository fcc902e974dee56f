"""Writes the cells of one row into a policy; what they hold was looked at by ``planning``."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.utils.text import slugify

from documents.models import (
    Evidence,
    Measure,
    Policy,
    PolicyBody,
    PolicyDate,
    PolicySector,
    PolicySource,
)
from documents.models.evidence import CONTEXT
from documents.services.bulk import cells, columns, quotes
from documents.services.bulk.lists import Lists, page_of
from documents.services.errors import InvalidValue
from documents.services.recording import SLUG_LENGTH
from documents.vocabulary import EditorialState, EvidenceField, PolicyOrigin, ValueState

#: The first number behind a slug that is taken, and how many are tried.
_FIRST, _TRIES = 2, 200


@dataclass(frozen=True, slots=True)
class Writing:
    """One row on its way into the database: the record, the cells as they will stand, who does it."""

    policy: Policy
    row: Mapping[str, str]
    lists: Lists
    by: User


def write(writing: Writing, names: Iterable[str]) -> None:
    """Write the columns named, in the order in which they lean on each other."""
    for column in columns.COLUMNS:
        if column in set(names):
            _WRITE[column](writing, column, writing.row[column])
    writing.policy.save()


def new_policy(row: Mapping[str, str], lists: Lists, by: User) -> Policy:
    """Return a new draft with the single values of a row, under a slug that stays its own."""
    values = {column: cells.single(column, row.get(column, ""), lists) for column in columns.SINGLE}
    return Policy.objects.create(
        slug=_free_slug(row, lists),
        origin=PolicyOrigin.EDITOR,
        state=EditorialState.DRAFT,
        edited_by=by,
        **values,
    )


def _free_slug(row: Mapping[str, str], lists: Lists) -> str:
    """Return place, year and title as a slug that no policy has."""
    region = lists.regions.get(row.get("region", ""))
    dates = [value for column in columns.DATES if (value := cells.date(row.get(column, "")))]
    year = next((str(value.date.earliest.year) for value in dates if value.date.earliest), "")
    title = slugify(row["title"]) or row["document_type"]
    stem = "-".join(filter(None, (slugify(region.name_en) if region else "", year, title)))
    if len(stem) > SLUG_LENGTH:
        stem = stem[:SLUG_LENGTH].rpartition("-")[0] or stem[:SLUG_LENGTH]
    taken = set(Policy.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    for slug in (stem, *(f"{stem}-{number}" for number in range(_FIRST, _TRIES))):
        if slug not in taken:
            return slug
    raise InvalidValue("No free address was found for this title: change the title a little.")


def _single(writing: Writing, column: str, cell: str) -> None:
    setattr(writing.policy, column, cells.single(column, cell, writing.lists))


def _date(writing: Writing, column: str, cell: str) -> None:
    kind = columns.DATES[column].value
    value = cells.date(cell)
    if value is None:
        writing.policy.dates.filter(kind=kind).delete()
        return
    PolicyDate.objects.update_or_create(
        policy=writing.policy,
        kind=kind,
        defaults={
            "edtf": value.date.text,
            "basis": value.basis,
            "precision": value.date.precision,
            "earliest": value.date.earliest,
            "latest": value.date.latest,
        },
    )


def _bodies(writing: Writing, column: str, cell: str) -> None:
    bodies = cells.bodies(cell, writing.lists)
    writing.policy.policy_bodies.exclude(body__in=bodies).delete()
    for position, body in enumerate(bodies):
        PolicyBody.objects.update_or_create(policy=writing.policy, body=body, defaults={"position": position})


def _sectors(writing: Writing, column: str, cell: str) -> None:
    sectors = cells.sectors(cell, writing.lists)
    writing.policy.policy_sectors.exclude(sector__in=sectors).delete()
    for sector in sectors:
        PolicySector.objects.get_or_create(policy=writing.policy, sector=sector)


def _primary(writing: Writing, column: str, cell: str) -> None:
    writing.policy.policy_sectors.update(primary=False)
    if cell:
        writing.policy.policy_sectors.filter(sector__code=cell).update(primary=True)


def _measures(writing: Writing, column: str, cell: str) -> None:
    """Keep the measures that stand in the cell with all they hold, drop the others, add the new ones."""
    held = {(row.type_id, columns.one_line(row.text)): row for row in writing.policy.measures.all()}
    kept = []
    for position, (kind, words) in enumerate(cells.measures(cell, writing.lists)):
        measure = held.get((kind.pk, words)) or Measure(policy=writing.policy, type=kind, text=words)
        measure.position = position
        measure.save()
        kept.append(measure.pk)
    writing.policy.measures.exclude(pk__in=kept).delete()


def _sources(writing: Writing, column: str, cell: str) -> None:
    held = {page_of(columns.source_cell(row)) or row.url: row for row in writing.policy.sources.all()}
    for source in cells.sources(cell):
        known = held.get(source.page or source.url)
        if known is None and not source.page:
            number = source.url.rpartition(" ")[2]
            known = writing.policy.sources.filter(document_id=number).first()
        if known is not None:
            known.tier = source.tier
            known.save(update_fields=["tier"])
            continue
        page = writing.lists.documents.get(source.page)
        text = quotes.newest_text(page) if page else None
        PolicySource.objects.create(
            policy=writing.policy,
            url=source.url,
            tier=source.tier,
            document=page,
            text_version=text,
            title=page.title if page else "",
            publisher=page.publisher if page else "",
            published=page.published if page else "",
            language=text.language if text else "",
        )


def _quotes(writing: Writing, column: str, cell: str) -> None:
    held = set(columns.quote_lines(writing.policy))
    fresh = "\n".join(line for line in cell.split("\n") if line not in held)
    if not fresh:
        return
    texts = quotes.stored_texts(writing.policy, writing.row[columns.SOURCES], writing.lists)
    for quote in cells.quotes(fresh):
        if f"{quote.field.value}: {quote.words}" not in held:
            _add_quote(writing, quotes.place(quote, texts, writing.row))


def _add_quote(writing: Writing, placed: quotes.Placed) -> None:
    text = placed.text.text
    evidence = Evidence.objects.create(
        text_version=placed.text,
        policy=writing.policy,
        field=placed.field,
        value=placed.value,
        start=placed.start,
        end=placed.end,
        quote=text[placed.start : placed.end],
        prefix=text[max(0, placed.start - CONTEXT) : placed.start],
        suffix=text[placed.end : placed.end + CONTEXT],
        method="editor",
        state=ValueState.ACCEPTED,
        decided_by=writing.by,
    )
    if placed.field == EvidenceField.MEASURE:
        words = columns.one_line(evidence.quote)
        for measure in writing.policy.measures.filter(evidence=None):
            if columns.one_line(measure.text) == words:
                measure.evidence = evidence
                measure.save(update_fields=["evidence"])


_WRITE: dict[str, Callable[[Writing, str, str], None]] = {
    **dict.fromkeys(columns.SINGLE, _single),
    **dict.fromkeys(columns.DATES, _date),
    columns.BODIES: _bodies,
    columns.SECTORS: _sectors,
    columns.PRIMARY: _primary,
    columns.MEASURES: _measures,
    columns.SOURCES: _sources,
    columns.QUOTES: _quotes,
}
