"""Texts with the acts that they tell of, by which the matching of duplicates is judged.

``studied.jsonl`` and ``kept.jsonl`` hold texts of our own wording: acts of the starter collection told anew
(in other words, in the other language, by the press without title or date, in a round-up, by a machine
translator), new acts told twice, and acts that are easily taken for another one (``near``). Texts and labels
were written before anybody looked at what is matched. The weights are worked on with the first file at hand;
the second is only ever counted and tells how well they carry over.

An act is named by the slug of its starter policy, or by any other name where it has none.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
STUDIED, KEPT = FOLDER / "studied.jsonl", FOLDER / "kept.jsonl"
#: The acts that several of the evaluation texts beside the project tell of, by the names of these texts.
EVALUATION_LABELS = FOLDER / "evaluation.json"


@dataclass(frozen=True, slots=True)
class Telling:
    """One act that a text tells of: its names, and words that stand in the passage (none: the whole text)."""

    acts: frozenset[str]
    at: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A text with all acts that it tells of."""

    name: str
    kind: str
    text: str
    tellings: tuple[Telling, ...]
    published: str = ""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Names of acts of which nobody can say whether they are one; their pairs count neither way."""

    groups: tuple[frozenset[str], ...] = ()

    def holds(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Tell whether a pair of records is left out."""
        return any(group & one and group & other for group in self.groups)


def own(*paths: Path) -> list[Text]:
    """Read texts of our own wording."""
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [_own_text(json.loads(line)) for line in lines]


def _own_text(row: Mapping[str, Any]) -> Text:
    tellings = tuple(Telling(frozenset({act["act"]}), act.get("at", "")) for act in row["acts"])
    return Text(row["name"], row["kind"], row["text"], tellings, row.get("published", ""))


def evaluation(folders: Iterable[Path], labels: Path) -> tuple[list[Text], Doubtful]:
    """Read folders of labelled texts (``NAME.txt``, ``NAME.gold.json``), and which acts they share.

    ``labels`` holds under ``same`` the records by act and under ``doubtful`` groups to leave out; a record
    is named ``FOLDER/NAME#NUMBER``. One that is not named there tells of an act of its own.
    """
    known = json.loads(labels.read_text(encoding="utf-8"))
    acts: dict[str, set[str]] = {}
    for act, records in known["same"].items():
        for record in records:
            acts.setdefault(record, set()).add(act)
    texts = [text for folder in folders for text in _evaluation_texts(folder, acts)]
    return texts, Doubtful(tuple(map(frozenset, known["doubtful"])))


def _evaluation_texts(folder: Path, acts: Mapping[str, set[str]]) -> Iterator[Text]:
    for path in sorted(folder.glob("*.gold.json")):
        stem = path.name.removesuffix(".gold.json")
        rows = json.loads(path.read_text(encoding="utf-8"))["records"]
        names = [f"{folder.name}/{stem}#{number}" for number in range(len(rows))]
        tellings = tuple(
            Telling(frozenset({name, *acts.get(name, ())}), row["anchor"])
            for name, row in zip(names, rows, strict=True)
        )
        text = (folder / f"{stem}.txt").read_text(encoding="utf-8")
        yield Text(f"{folder.name}/{stem}", folder.name, text, tellings)
