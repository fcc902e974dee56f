"""What a table would change: for every row its new, changed, unchanged or refused values, nothing written."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from documents.models import Policy
from documents.services.bulk import cells, columns, quotes
from documents.services.bulk.files import Row
from documents.services.bulk.lists import Lists, lists_for
from documents.services.bulk.standing import READERS, fresh_lines
from documents.services.errors import InvalidValue, Refused
from documents.vocabulary import EditorialState

NEW, CHANGED, UNCHANGED, ERROR = "new", "changed", "unchanged", "error"


@dataclass(frozen=True, slots=True)
class Change:
    """One cell that would change: its column, and the words before and after."""

    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row is refused: the column, and a sentence that says what to do."""

    column: str
    message: str


@dataclass(slots=True)
class RowPlan:
    """What one row would do. ``policy`` and ``revision`` name the row of the database that was compared."""

    number: int
    slug: str
    title: str
    policy: int | None = None
    revision: int | None = None
    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """``new``, ``changed``, ``unchanged`` or ``error``."""
        if self.problems:
            return ERROR
        if not self.changes:
            return UNCHANGED
        return CHANGED if self.policy else NEW

    def as_json(self) -> dict[str, Any]:
        """Return the plan as it is kept between preview and confirmation."""
        return {**asdict(self), "kind": self.kind}


def plan(rows: Sequence[Row], *, may_publish: bool) -> list[RowPlan]:
    """Return what each row would do; ``may_publish`` tells whether it may change what is or was public."""
    lists = lists_for(rows)
    known = _known_titles(rows)
    seen: dict[str, int] = {}
    plans = []
    for row in rows:
        made = _plan_row(row, lists, may_publish)
        identity = made.slug or f"{made.title.casefold()}\n{row.cells.get(columns.SOURCES, '')}"
        if identity in seen:
            made.problems.append(Problem(columns.SLUG, f"Row {seen[identity]} is the same policy: keep one."))
        elif made.policy is None and not made.problems:
            made.problems += _same_as_known(row, known)
        seen.setdefault(identity, row.number)
        plans.append(made)
    return plans


def _plan_row(row: Row, lists: Lists, may_publish: bool) -> RowPlan:
    slug = row.cells.get(columns.SLUG, "").strip()
    policy = lists.policies.get(slug) if slug else None
    current = columns.cells(policy) if policy else dict.fromkeys(columns.COLUMNS, "")
    made = RowPlan(row.number, slug, columns.one_line(row.cells.get("title") or current["title"]))
    if policy is not None:
        made.policy, made.revision = policy.pk, policy.revision
    elif slug:
        made.problems.append(
            Problem(columns.SLUG, f"There is no policy “{slug}”: leave the slug empty to make a new one.")
        )
        return made
    wanted = {name: columns.normal(name, cell) for name, cell in row.cells.items()}
    if policy is None:
        wanted = with_defaults(wanted)
    _compare(made, current, wanted, lists)
    _check_standing(made, policy, wanted, may_publish)
    if policy is not None and policy.state == EditorialState.PUBLISHED:
        _check_public(made, {**current, **wanted})
    if made.changes or policy is None:
        _check_quotes(made, policy, current, wanted, lists)
    if policy is None:
        _check_new(made, wanted)
    return made


def with_defaults(wanted: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a new policy: what no cell says of its kind and its stage is unknown."""
    row = dict(wanted)
    row["title"] = row.get("title", "")
    row["document_type"] = row.get("document_type") or "other"
    row["lifecycle"] = row.get("lifecycle") or "unknown"
    return row


# Cells


def _compare(made: RowPlan, current: Mapping[str, str], wanted: Mapping[str, str], lists: Lists) -> None:
    """Note every cell that differs, as it would stand."""
    for column, read in READERS.items():
        cell = wanted.get(column)
        if cell is None:
            continue
        if cell == current[column] and not (column == "title" and not cell):
            continue
        try:
            new = read(column, cell, current, lists)
            if column == columns.PRIMARY:
                _check_primary(cell, wanted.get(columns.SECTORS, current[columns.SECTORS]))
        except Refused as refusal:
            made.problems.append(Problem(column, str(refusal)))
            continue
        if new != current[column]:
            made.changes.append(Change(column, current[column], new))
        _note_kept(made, column, current[column], cell)


def _check_primary(code: str, sectors: str) -> None:
    if code and code not in sectors.split(columns.SEPARATORS[columns.SECTORS]):
        raise InvalidValue(f"“{code}” is none of the row's sectors: name it there too.")


def _note_kept(made: RowPlan, column: str, current: str, cell: str) -> None:
    """Say that what only grows is not taken away."""
    if column not in (columns.SOURCES, columns.QUOTES) or not current:
        return
    left_out = len(set(current.split("\n")) - set(cell.split("\n")))
    if left_out:
        made.notes.append(f"{left_out} of its {column} not named in the row: kept, a table takes none away.")


# The record as a whole


def _check_standing(
    made: RowPlan, policy: Policy | None, wanted: Mapping[str, str], may_publish: bool
) -> None:
    """Refuse a change of what is not a draft, of what changed since the export, and of a state."""
    state = wanted.get(columns.STATE, "")
    held = policy.state if policy else EditorialState.DRAFT.value
    if state not in ("", held):
        made.problems.append(
            Problem(
                columns.STATE,
                f"The state is “{held}”, and no table changes it: publish and withdraw by hand.",
            )
        )
    if policy is None or not made.changes:
        return
    if policy.state == EditorialState.MERGED or (policy.state != EditorialState.DRAFT and not may_publish):
        message = f"It is {policy.get_state_display().lower()}, and you may change drafts: ask a reviewer."
        made.problems.append(Problem(columns.STATE, message))
    revision = wanted.get(columns.REVISION, "")
    if revision not in ("", str(policy.revision)):
        message = (
            f"Somebody changed it after this table was written (revision {policy.revision}, not {revision}): "
            "export it again."
        )
        made.problems.append(Problem(columns.REVISION, message))


def _check_public(made: RowPlan, row: Mapping[str, str]) -> None:
    """Refuse what would leave a public policy without what publishing demands."""
    if not made.changes:
        return
    made.notes.append("It is public: the change waits until another reviewer has approved it.")
    if not any(row[column] for column in columns.DATES):
        made.problems.append(Problem("date_issued", "A public policy keeps a date: write one."))
    if any(change.column == columns.QUOTES for change in made.changes):
        # What waits for a second reviewer is kept as values; a quote would be lost with it.
        message = "It is public, and its quotes come from its texts: merge a candidate that has the quote."
        made.problems.append(Problem(columns.QUOTES, message))
    for column in ("region", columns.SECTORS):
        if not row[column]:
            made.problems.append(Problem(column, "A public policy keeps it: write a code."))


def _check_quotes(
    made: RowPlan,
    policy: Policy | None,
    current: Mapping[str, str],
    wanted: Mapping[str, str],
    lists: Lists,
) -> None:
    """Refuse quotes that do not stand in a stored text of the row's sources."""
    fresh = fresh_lines(wanted.get(columns.QUOTES, ""), current[columns.QUOTES].split("\n"))
    if not fresh or any(problem.column in (columns.QUOTES, columns.SOURCES) for problem in made.problems):
        return
    texts = quotes.stored_texts(policy, wanted.get(columns.SOURCES, ""), lists)
    for quote in cells.quotes(fresh):
        try:
            quotes.place(quote, texts, {**current, **wanted})
        except Refused as refusal:
            made.problems.append(Problem(columns.QUOTES, str(refusal)))


def _check_new(made: RowPlan, wanted: Mapping[str, str]) -> None:
    """Refuse a new policy that could never be published: it needs a source and a quote from it."""
    if not wanted.get(columns.SOURCES):
        made.problems.append(
            Problem(
                columns.SOURCES, "A new policy needs a source: write “tier address”, such as “2 https://…”."
            )
        )
    elif not wanted.get(columns.QUOTES):
        message = "A new policy needs a quote: write “title: words” as they stand in the stored source."
        made.problems.append(Problem(columns.QUOTES, message))


def _known_titles(rows: Sequence[Row]) -> dict[str, list[tuple[str, str]]]:
    """Return the policies that bear the title of a new row: title → (slug, address of a source)."""
    titles = {
        columns.normal("title", row.cells.get("title", "")) for row in rows if not row.cells.get(columns.SLUG)
    }
    known: dict[str, list[tuple[str, str]]] = {}
    pairs = Policy.objects.filter(title__in=titles - {""}).values_list("title", "slug", "sources__url")
    for title, slug, url in pairs:
        known.setdefault(title, []).append((slug, url or ""))
    return known


def _same_as_known(row: Row, known: Mapping[str, Sequence[tuple[str, str]]]) -> list[Problem]:
    urls = {source.url for source in cells.sources(row.cells.get(columns.SOURCES, ""))}
    for slug, url in known.get(columns.normal("title", row.cells.get("title", "")), ()):
        if url in urls:
            return [Problem(columns.SLUG, f"This policy is known: write its slug, “{slug}”, to change it.")]
    return []
