"""Cuts the lines of a text into sentences."""

import re

from documents.extraction.lines import trimmed
from documents.extraction.model import Span

#: Full stops that do not end a sentence: after these words (lower case, without the stop).
_ABBREVIATIONS = frozenset(
    (
        *("mr", "mrs", "ms", "messrs", "dr", "prof", "st", "mt", "smt", "jr", "sr", "esq", "rev", "hon"),
        *("gen", "col", "lt", "maj", "capt", "sgt", "cmdr", "adm", "cllr"),
        *("gov", "sen", "rep", "govs", "sens", "reps"),
        *("del", "asst", "atty", "supt", "govt", "dept", "univ", "assn", "intl", "natl"),
        *("inc", "ltd", "co", "corp", "pvt", "pty", "sdn", "bros"),
        *("e.g", "i.e", "u.s", "u.k", "u.n", "e.u", "d.c"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
        *("no", "nos", "art", "sec", "fig", "pp", "vol", "para", "paras", "cap", "ch", "cl", "reg", "regs"),
        *("vs", "al", "etc", "approx", "ca", "cf", "viz"),
    )
)
#: What ends a sentence, with the marks that close behind it. (Its first character is taken from one class, so
#: that a search passes quickly over all others.)
_STOP = re.compile(
    r"[.。！？!?；](?:(?<!\.)[。！？!?；]*[\"'”’」』)）]*|(?<=\.)\.*[\"'”’)）]*"
    r"(?=\s|$|[A-Z\"“《\[]|(?:(?<=[a-z)]\.)|(?<=\.[\"”]))\d{1,2} [A-Z]))"
    r"(?:(?<=[.\"'”’])(?:\d{1,2}(?= [A-Z])|(?: ?\[\d{1,3}\]){1,6}))?"
)
#: Longer stretches without a full stop are no sentences; they are cut, to bound the work on a sentence.
LONGEST_SENTENCE = 4_000
#: A short form of a state behind its town goes on with what the town does: Reno, Nev. launched.
_OF_A_TOWN = re.compile(r", [A-Z][a-z]{1,5}\Z")
_SPOKEN = re.compile(r"\w")
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")
#: The number of an entry, with the white space around it, is no longer (code points).
_LIST_NUMBER = 16
_LAST_WORD = re.compile(r"[A-Za-z.]{1,12}$")
#: The day of a date as German writers put it: 12. June.
_ORDINAL_DAY = re.compile(
    r"(?: \d|[0-3]\d)\. (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)


def _ends_sentence(folded: str, stop: re.Match[str], line_start: int) -> bool:
    """Tell whether a stop ends a sentence: not after an abbreviation, an initial or a list number."""
    if not stop.group().startswith("."):
        return True
    word = _LAST_WORD.search(folded, max(line_start, stop.start() - 12), stop.start())
    if word is None:
        ordinal = _ORDINAL_DAY.match(folded, max(line_start, stop.start() - 2)) is not None
        numbers = stop.start() - line_start <= _LIST_NUMBER
        return not (ordinal or (numbers and folded[line_start : stop.start()].strip().isdigit()))
    goes_on = folded[stop.end() : stop.end() + 2].strip().islower()
    if goes_on and _OF_A_TOWN.search(folded, max(line_start, stop.start() - 8), stop.start()):
        return False
    said = word.group().lower().strip(".")
    initials = len(said) == 1 and word.group()[-1].isupper()
    return not (said in _ABBREVIATIONS or initials or _INITIALS.fullmatch(said))


def _add(spans: list[Span], folded: str, start: int, end: int) -> None:
    """Add a stretch that holds at least one letter or figure."""
    while end - start > LONGEST_SENTENCE:
        cut = folded.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE) + 1
        _add(spans, folded, start, cut or start + LONGEST_SENTENCE)
        start = cut or start + LONGEST_SENTENCE
    span = trimmed(folded, start, end)
    if span and _SPOKEN.search(folded, span.start, span.end):
        spans.append(span)


def split_sentences(folded: str, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the sentences of every line, full stops included; a line always ends its last sentence."""
    spans: list[Span] = []
    for line in lines:
        begin = line.start
        for stop in _STOP.finditer(folded, line.start, line.end):
            if _ends_sentence(folded, stop, line.start):
                _add(spans, folded, begin, stop.end())
                begin = stop.end()
        _add(spans, folded, begin, line.end)
    return tuple(spans)
