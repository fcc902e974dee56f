"""Reads classes of cue words from data and tells which of them speak in a stretch of text."""

from dataclasses import dataclass
from functools import lru_cache

from documents.extraction.datafiles import load
from documents.extraction.model import index_from
from documents.extraction.phrases import Hit, PhraseBook

#: A word at the beginning of a unit may have a quote or a bracket before it.
_SLACK = 3


@dataclass(frozen=True, slots=True)
class CueBook:
    """The cue words of a file: ``at_start`` names the classes that speak only at the beginning of a unit."""

    phrases: PhraseBook
    at_start: frozenset[str]

    def find(self, lowered: str, start: int, end: int) -> list[Hit]:
        """Return all cue words of a passage, in its order; the key is the class."""
        return self.phrases.find(lowered, start, end)

    def speaking(self, hits: list[Hit], start: int, end: int) -> set[str]:
        """Return the classes that have a word between two offsets; ``hits`` are those of the passage."""
        names: set[str] = set()
        for begin, stop, key in hits[index_from(hits, start) : index_from(hits, end)]:
            if stop <= end and (key not in self.at_start or begin - start <= _SLACK):
                names.add(key)
        return names


@lru_cache(maxsize=4)
def load_cues(name: str = "measure_cues.json") -> CueBook:
    """Read the classes of a cue file."""
    classes = load(name)["classes"]
    rows = ((row["name"], phrase) for row in classes for phrase in (*row["en"], *row["zh"]))
    starts = frozenset(row["name"] for row in classes if row.get("at") == "start")
    return CueBook(PhraseBook(rows), starts)
