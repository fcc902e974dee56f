"""Plain rows that a lexicon is made of; files and the database both give them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """One place of the gazetteer; an alias with ``~`` in front is weak (needs a sign nearby)."""

    code: str
    parent: str
    level: str
    name_en: str
    name_zh: str
    aliases_en: tuple[str, ...] = ()
    aliases_zh: tuple[str, ...] = ()
    rank: int = 10_000


@dataclass(frozen=True, slots=True)
class Body:
    """One known issuing body; ``name`` is the English form to show, ``region`` a code or empty."""

    name: str
    name_zh: str = ""
    aliases: tuple[str, ...] = ()
    region: str = ""
    branch: str = "other"


@dataclass(frozen=True, slots=True)
class Concept:
    """A sector or a measure type with the words that speak for it."""

    code: str
    label_en: str
    label_zh: str
    keywords_en: tuple[str, ...] = ()
    keywords_zh: tuple[str, ...] = ()
