"""What a query string asks for. The same names serve pages, API, feeds and files.

Whatever stands there is understood or dropped: a value that is not known is named in ``problems``, so that
the page can say what it left out, and nothing raises.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from documents import edtf
from documents.models import IssuingBody
from documents.search.lists import Lists
from documents.vocabulary import TIERS, DocumentType, Lifecycle

#: Longer searches than this are passages, not searches; each word costs a look into the index.
MAX_SEARCH = 300
#: Values of one filter; nobody chooses more, and each makes the address longer.
MAX_VALUES = 50
#: Characters of a dropped value that are shown again.
SHOWN = 60

SORTS = ("relevance", "newest", "oldest", "changed")
#: Filters that may be repeated, in the order of the page.
CHOICES = ("region", "sector", "measure", "body", "type", "status", "tier")

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")


@dataclass(frozen=True, slots=True)
class Problem:
    """A value of the query string that was left out, and why."""

    name: str
    value: str
    why: str | Promise


@dataclass(frozen=True, slots=True)
class Params:
    """The filters that hold. ``first`` and ``last`` are the days that ``from`` and ``to`` span."""

    q: str = ""
    region: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    measure: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    tier: tuple[str, ...] = ()
    from_: str = ""
    to: str = ""
    first: date | None = None
    last: date | None = None
    sort: str = ""
    cursor: str = ""
    problems: tuple[Problem, ...] = ()
    bodies: Mapping[str, IssuingBody] = field(default_factory=dict)

    @property
    def order(self) -> str:
        """The sort that holds: relevance for words, else the newest first, unless one is chosen."""
        return self.sort or ("relevance" if self.q else "newest")

    @property
    def filtered(self) -> bool:
        """Say whether anything is asked for at all."""
        return bool(self.q or self.from_ or self.to or any(self.chosen(name) for name in CHOICES))

    def chosen(self, name: str) -> tuple[str, ...]:
        """Return the values of a repeatable filter."""
        values: tuple[str, ...] = getattr(self, name)
        return values

    def pairs(self) -> list[tuple[str, str]]:
        """Return filters and sort as the query string writes them; the cursor is no part of the state."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(name, value) for name in CHOICES for value in self.chosen(name)]
        singles = (("from", self.from_), ("to", self.to), ("sort", self.sort))
        return pairs + [(name, value) for name, value in singles if value]

    def query(self) -> str:
        """Return the query string of this state, with its question mark, or nothing for none."""
        pairs = self.pairs()
        return f"?{urlencode(pairs)}" if pairs else ""

    def toggled(self, name: str, value: str) -> "Params":
        """Return the state with one more choice, or without it where it was chosen."""
        values = self.chosen(name)
        changed = tuple(v for v in values if v != value) if value in values else (*values, value)
        return self.setting(**{name: changed})

    def setting(self, **values: Any) -> "Params":
        """Return the state with other values of some filters, on its first page."""
        return replace(self, **{"cursor": "", **values})


def parse(query: QueryDict, lists: Lists) -> Params:
    """Read a query string."""
    reader = _Reader(query)
    bodies = _bodies(reader)
    known: dict[str, Callable[[str], bool]] = {
        "region": lists.place_of_code.__contains__,
        "sector": lists.sector_of_code.__contains__,
        "measure": lists.measure_type_of_code.__contains__,
        "body": bodies.__contains__,
        "type": {member.value for member in DocumentType}.__contains__,
        "status": {member.value for member in Lifecycle}.__contains__,
        "tier": {str(tier) for tier in TIERS}.__contains__,
    }
    chosen = {name: reader.choices(name, known[name]) for name in CHOICES}
    first = reader.date("from")
    last = reader.date("to")
    if first and last and first.earliest > last.latest:
        reader.drop("to", last.text, _("it is before the first date"))
        last = None
    return Params(
        q=reader.search(),
        from_=first.text if first else "",
        to=last.text if last else "",
        first=first.earliest if first else None,
        last=last.latest if last else None,
        sort=reader.one_of("sort", SORTS),
        cursor=reader.single("cursor"),
        bodies=bodies,
        problems=tuple(reader.problems),
        **chosen,
    )


def _bodies(reader: "_Reader") -> dict[str, IssuingBody]:
    """Read the issuing bodies that are asked for; no query where none is."""
    slugs = [value for value in reader.values("body") if _SLUG.fullmatch(value)][:MAX_VALUES]
    if not slugs:
        return {}
    return {body.slug: body for body in IssuingBody.objects.filter(slug__in=slugs)}


class _Reader:
    """Takes values from a query string and keeps what it had to leave out."""

    def __init__(self, query: QueryDict) -> None:
        self.query = query
        self.problems: list[Problem] = []

    def drop(self, name: str, value: str, why: str | Promise) -> None:
        shown = value if len(value) <= SHOWN else value[:SHOWN] + "…"
        self.problems.append(Problem(name, shown, why))

    def values(self, name: str) -> list[str]:
        """Return the values of a name, cleaned, each once, empty ones left out."""
        cleaned = (_UNPRINTABLE.sub(" ", value).strip() for value in self.query.getlist(name))
        return list(dict.fromkeys(value for value in cleaned if value))

    def single(self, name: str) -> str:
        values = self.values(name)
        for value in values[:-1]:
            self.drop(name, value, _("it may stand only once, so the last one counts"))
        return values[-1] if values else ""

    def choices(self, name: str, known: Callable[[str], bool]) -> tuple[str, ...]:
        values = self.values(name)
        for value in values[MAX_VALUES:]:
            self.drop(name, value, _("too many values of one filter"))
        for value in self._unknown(values[:MAX_VALUES], known):
            self.drop(name, value, _("there is no such value"))
        return tuple(value for value in values[:MAX_VALUES] if known(value))

    @staticmethod
    def _unknown(values: Iterable[str], known: Callable[[str], bool]) -> list[str]:
        return [value for value in values if not known(value)]

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        value = self.single(name)
        if value and value not in allowed:
            self.drop(name, value, _("there is no such value"))
            return ""
        return value

    def search(self) -> str:
        text = self.single("q")
        if len(text) > MAX_SEARCH:
            self.drop("q", text, _("it is too long: its first 300 characters are searched for"))
        return text[:MAX_SEARCH].strip()

    def date(self, name: str) -> "_Span | None":
        text = self.single(name)
        if not text:
            return None
        try:
            value = edtf.parse(text)
        except ValueError:
            value = None
        if value is None or value.earliest is None or value.latest is None:
            self.drop(name, text, _("write a date as 2020, 2020-04 or 2020-04-08"))
            return None
        return _Span(value.text, value.earliest, value.latest)


@dataclass(frozen=True, slots=True)
class _Span:
    text: str
    earliest: date
    latest: date
