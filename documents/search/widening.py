"""A search as typed becomes one that also finds its words under their other names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from documents import words
from documents.search.lists import Lists
from documents.search.vocabulary import LONGEST_PART, Vocabulary, vocabulary_of

#: Names that one word of a search may also stand for.
MAX_SYNONYMS = 8
#: Words of the longest name that is looked for in a search.
LONGEST_NAME = 5
#: What every record here is, or is about something: in a run of Chinese it narrows nothing.
EVERY_RECORD = {"政策", "关于"}
#: Characters that join the parts of a Chinese sentence and say nothing alone.
JOINING = set("的和与及或在对于是了之把被从到为有哪些")
#: SB39 for SB 39, 259FZ for 259 FZ.
_LETTERS_AND_DIGITS = re.compile(r"([a-z]{1,6})(\d{1,6})|(\d{1,6})([a-z]{1,6})")
_LONG_NUMBER = re.compile(r"\d{4,9}")


def widened(query: words.Query, lists: Lists) -> words.Query:
    """Return the search with the names that the vocabulary has for its words, in both languages.

    So "e-government" finds what is filed under government services, and 医疗 what is about health. A run of
    Chinese is parted into the names it is made of and found wherever they stand; numbers are found in their
    other ways of writing. Words in quotation marks and exclusions stay as they are typed. The first phrase of
    each clause is the one that was typed.
    """
    vocabulary = vocabulary_of(lists)
    clauses = [part for clause in query.clauses for part in _parted(clause, vocabulary)]
    clauses = [_with_other_writing(clause) for clause in _with_synonyms(clauses, vocabulary)]
    return words.Query(tuple(clauses[: words.MAX_QUERY_WORDS]), cut=query.cut)


def is_plain(clause: words.Clause) -> bool:
    """Say whether a clause is a single phrase, neither quoted nor excluded."""
    return not clause.quoted and not clause.excluded and len(clause.phrases) == 1


def _with_synonyms(clauses: Sequence[words.Clause], vocabulary: Vocabulary) -> list[words.Clause]:
    """Add to each clause the names that the longest name it is part of stands for.

    Of "medical records", if that names a sector, either both words are there or the sector's label: which is
    to say that each word or the label is there.
    """
    wider = list(clauses)
    place = 0
    while place < len(clauses):
        length, names = _longest_name(clauses[place : place + LONGEST_NAME], vocabulary)
        for position in range(place, place + length):
            own = clauses[position].phrases
            phrases = (*own, *[name for name in names if name not in own][:MAX_SYNONYMS])
            wider[position] = replace(clauses[position], phrases=phrases)
        place += max(length, 1)
    return wider


def _longest_name(
    clauses: Sequence[words.Clause], vocabulary: Vocabulary
) -> tuple[int, tuple[words.Phrase, ...]]:
    """Return how many of the clauses, from the first, make a name, and the names it stands for."""
    for length in range(len(clauses), 0, -1):
        run = clauses[:length]
        if not all(is_plain(clause) for clause in run):
            continue
        names = vocabulary.names_for(tuple(step for clause in run for step in clause.phrases[0]))
        if names:
            return length, names
    return 0, ()


def _parted(clause: words.Clause, vocabulary: Vocabulary) -> list[words.Clause]:
    """Part a run of Chinese into the names it is made of, and what is left between them.

    With digits or signs in it the run is a number or a title, and stays whole.
    """
    runs = [(paired, "".join(run)) for paired, run in groupby(clause.text, key=words.is_paired)]
    if not is_plain(clause) or not all(paired or run.isalpha() for paired, run in runs):
        return [clause]
    texts: list[str] = []
    for paired, run in runs:
        texts += _pieces(run, vocabulary.chinese) if paired else [run]
    texts = [text for text in texts if text not in EVERY_RECORD and not set(text) <= JOINING]
    return [words.Clause(text, (words.phrase(text),)) for text in texts] or [clause]


def _pieces(run: str, names: frozenset[str]) -> list[str]:
    """Cut a run of Chinese so that the fewest characters stand in no name, and of that into the fewest names.

    Characters in no name stay together with their neighbours.
    """
    folded = "".join(words.fold_char(char) for char in run)
    # For each length of the beginning: characters in no name, names, where the last piece begins, its kind.
    best: list[tuple[int, int, int, bool]] = [(0, 0, 0, True)]
    for end in range(1, len(folded) + 1):
        ways = [(best[end - 1][0] + 1, best[end - 1][1], end - 1, False)]
        ways += [
            (best[start][0], best[start][1] + 1, start, True)
            for start in range(max(end - LONGEST_PART, 0), end - 1)
            if folded[start:end] in names
        ]
        best.append(min(ways))
    return list(_read_back(folded, best))


def _read_back(folded: str, best: Sequence[tuple[int, int, int, bool]]) -> Iterator[str]:
    pieces: list[tuple[str, bool]] = []
    end = len(folded)
    while end:
        _, _, start, named = best[end]
        pieces.append((folded[start:end], named))
        end = start
    for named, group in groupby(reversed(pieces), key=lambda piece: piece[1]):
        texts = [text for text, _ in group]
        if named:
            yield from texts
        else:
            yield "".join(texts)


def _with_other_writing(clause: words.Clause) -> words.Clause:
    """Add to a number its other ways of writing: SB39 and SB 39, 11563 and 11,563."""
    if clause.quoted or clause.excluded:
        return clause
    others = [phrase for typed in clause.phrases[:1] for phrase in _other_writing(typed)]
    return replace(clause, phrases=(*clause.phrases, *others)) if others else clause


def _other_writing(typed: words.Phrase) -> Iterator[words.Phrase]:
    if len(typed) == 1:
        word = typed[0].word
        found = _LETTERS_AND_DIGITS.fullmatch(word)
        if found:
            yield tuple(words.Step(part) for part in found.groups() if part)
        if _LONG_NUMBER.fullmatch(word):
            yield tuple(words.Step(part) for part in f"{int(word):,}".split(","))
    elif all(step.word.isdigit() and len(step.word) <= 3 for step in typed):  # noqa: PLR2004 (thousands)
        yield (words.Step("".join(step.word for step in typed)),)
