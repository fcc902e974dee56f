"""Compares what extraction found in a text with what a person wrote down: hits, misses, false alarms.

Each expected value is one slot: the record itself, its region and date, every issuing body, the title
where the text gives one, every sector, every measure. A record that is missed loses all its slots; one too
many adds its own to the false alarms. Values listed as ``…_allowed`` and records marked ``optional`` neither
earn nor cost.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

FIELDS = ("record", "region", "date", "body", "title", "sector", "measure")
Row = dict[str, Any]
A = TypeVar("A")
B = TypeVar("B")

#: Two names are one when this share of their words agrees; two measures from a lower share on.
_SAME_NAME, _SAME_MEASURE, _SAME_ALLOWED = 0.75, 0.6, 0.5
#: A found record belongs to an expected one from this affinity on.
_SAME_RECORD = 1.0


@dataclass(frozen=True)
class Labelled:
    """One text with its expected records."""

    name: str
    kind: str
    text: str
    records: tuple[Row, ...]


@dataclass
class Tally:
    """Hits, misses and false alarms by field."""

    hits: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)

    def count(self, name: str, hits: int, wanted: int, found: int) -> None:
        """Add ``hits`` of ``wanted`` expected and ``found`` proposed values of one field."""
        self.hits[name] += hits
        self.misses[name] += wanted - hits
        self.alarms[name] += found - hits

    def f1(self, *fields: str) -> float:
        """Return F1 over some fields, over all where none is named; nothing wanted and nothing found is 1."""
        names = fields or FIELDS
        hits = sum(self.hits[name] for name in names)
        wrong = sum(self.misses[name] + self.alarms[name] for name in names)
        return 2 * hits / (2 * hits + wrong) if hits or wrong else 1.0


def load(folder: Path) -> list[Labelled]:
    """Read every ``NAME.txt`` that has a ``NAME.gold.json`` beside it."""
    found = []
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = (folder / f"{name}.txt").read_text(encoding="utf-8")
        found.append(Labelled(name, gold.get("kind", ""), text, tuple(gold["records"])))
    return found


def words(text: str) -> Counter[str]:
    """Return the words of a text as a bag: Latin words in lower case, single Han characters."""
    plain = unicodedata.normalize("NFKC", text).lower()
    return Counter(re.findall(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+", plain))


def likeness(left: str, right: str) -> float:
    """Return the F1 of two bags of words, 0 to 1."""
    a, b = words(left), words(right)
    total = sum(a.values()) + sum(b.values())
    return 2 * sum((a & b).values()) / total if total else 0.0


def same_name(found: str | None, names: Iterable[str]) -> bool:
    """Tell whether a found name is one of the accepted ones."""
    return any(likeness(found or "", name) >= _SAME_NAME for name in names)


def matched(wanted: Sequence[A], found: Sequence[B], score: Callable[[A, B], float]) -> list[tuple[A, B]]:
    """Pair expected and found values one to one, the most alike first; a score of 0 is no pair."""
    scored = sorted(
        ((score(w, f), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)), key=lambda s: -s[0]
    )
    pairs, left, right = [], set(range(len(wanted))), set(range(len(found)))
    for value, i, j in scored:
        if value > 0 and i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((wanted[i], found[j]))
    return pairs


def affinity(text: str, wanted: Row, found: Row) -> float:
    """Return how surely a found record is the expected one: place, passage, words, bodies."""
    accepted = wanted["region"]
    country = (found["region"] or "-").split("-")[0]
    score = (
        1.0 if found["region"] in accepted else 0.5 * any(code.split("-")[0] == country for code in accepted)
    )
    anchor = text.find(wanted["anchor"])
    if found["start"] <= anchor < found["end"]:
        score += 0.75 + 0.25 * min(1.0, len(wanted["anchor"]) / (found["end"] - found["start"]))
    said = " ".join([found["title"] or "", *(m["text"] for m in found["measures"])])
    told = " ".join([*wanted.get("title", []), wanted["anchor"], *(m["text"] for m in wanted["measures"])])
    shared = [
        names for names in wanted["bodies"] if any(same_name(b, names) for b in found["issuing_bodies"])
    ]
    score += 0.75 * likeness(said, told) + 0.25 * len(shared)
    return score if score >= _SAME_RECORD else 0.0


def compare(tally: Tally, labelled: Labelled, found: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Add one text to a tally; returns the pairs of expected and found records."""
    wanted = labelled.records
    pairs = matched(wanted, found, lambda w, f: affinity(labelled.text, w, f))
    for row, record in pairs:
        if not row.get("optional"):
            _compare_record(tally, row, record)
    taken = [id(record) for _, record in pairs]
    seen = [id(row) for row, _ in pairs]
    for row in wanted:
        if id(row) not in seen and not row.get("optional"):
            _count_whole(tally.misses, bool(row.get("date")), row["bodies"], row.get("title"), row)
    for record in found:
        if id(record) not in taken:
            _count_whole(tally.alarms, bool(record["date"]), record["issuing_bodies"], None, record)
    return pairs


def _count_whole(counter: Counter[str], dated: bool, bodies: Sequence[Any], title: Any, row: Row) -> None:
    """Count every slot of a record that has no counterpart."""
    counter.update(
        {
            "record": 1,
            "region": int(bool(row["region"])),
            "date": int(dated),
            "body": len(bodies),
            "title": int(bool(title)),
            "sector": len(row["sectors"]),
            "measure": len(row["measures"]),
        }
    )


def _compare_record(tally: Tally, wanted: Row, found: Row) -> None:
    """Add the slots of one record to a tally."""
    tally.count("record", 1, 1, 1)
    tally.count("region", int(found["region"] in wanted["region"]), 1, int(bool(found["region"])))
    dates = wanted.get("date", [])
    tally.count("date", int(found["date"] in dates), int(bool(dates)), int(bool(found["date"])))
    titles = wanted.get("title", [])
    if titles:
        tally.count("title", int(same_name(found["title"], titles)), 1, int(bool(found["title"])))
    _compare_bodies(tally, wanted, found["issuing_bodies"])
    sectors, allowed = set(wanted["sectors"]), set(wanted.get("sectors_allowed", []))
    said = set(found["sectors"]) - (allowed - sectors)
    tally.count("sector", len(sectors & said), len(sectors), len(said))
    _compare_measures(tally, wanted, [m["text"] for m in found["measures"]])


def _compare_bodies(tally: Tally, wanted: Row, found: Sequence[str]) -> None:
    """Add the issuing bodies of one record to a tally."""
    pairs = matched(wanted["bodies"], found, lambda names, body: float(same_name(body, names)))
    taken = {body for _, body in pairs}
    allowed = wanted.get("bodies_allowed", [])
    rest = [b for b in found if b not in taken and not any(same_name(b, names) for names in allowed)]
    tally.count("body", len(pairs), len(wanted["bodies"]), len(pairs) + len(rest))


def _compare_measures(tally: Tally, wanted: Row, found: Sequence[str]) -> None:
    """Add the measures of one record to a tally."""
    texts = [m["text"] for m in wanted["measures"]]
    pairs = matched(texts, found, lambda w, f: s if (s := likeness(w, f)) >= _SAME_MEASURE else 0.0)
    taken = {f for _, f in pairs}
    allowed = [m["text"] for m in wanted.get("measures_allowed", [])]
    rest = [f for f in found if f not in taken and not any(likeness(f, a) >= _SAME_ALLOWED for a in allowed)]
    tally.count("measure", len(pairs), len(texts), len(pairs) + len(rest))
