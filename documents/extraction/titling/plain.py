"""Finds what is launched, passed or signed and named in plain words: 'a law on coins', 'its wallet pilot'."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from documents.extraction.authorities.words import WordIndex, any_of, inflected
from documents.extraction.datafiles import load
from documents.extraction.model import Span, index_from
from documents.extraction.reading import Page

_WORD = r"[A-Za-z0-9][\w'&/+-]{0,24}"
#: Words that a name of several words cannot hold before its noun.
_NO_PART = (
    r"(?!(?:for|the|to|that|which|who|with|in|on|by|an?|of|and|or|as|at|from|is|are|was|were|has|have"
    r"|had|will"
    r"|Ethereum|Bitcoin|Hyperledger|Solana|Polygon|Cardano|Ripple|Stellar|Tezos|NEO|EOS|Tron|BNB"
    r"|it|its|their|his|her|this|these|those)\b)"
)
_OWNER = (
    r"(?:(?:as |into )?(?:an?|the|its|their|his|her|our|this|another|one|two|three|four|five)"
    r"|as|[A-Z][\w-]{1,24}(?:'s|s'))"
)
_ONLY_PRAISE = (
    r"(?:(?:new|own|first|first-ever|world's first|country's first|joint|landmark|comprehensive"
    r"|ambitious|long-awaited|set of|series of|number of"
    r"|package of|version of|draft of) ){0,3}"
)
#: Between a verb and what it is about may stand so many words: 'adopted without a dissenting voice a law'.
_GAP = (
    r"(?: (?:on|out|up|in|through|off|down|over))?"
    r"(?: (?!(?:to|that|which|who|whose|but|because|said|says|on|in|by|at|from|through|using|under"
    r"|via|against|about"
    r"|between|than|if|when|while|where|after|before|since)\b)[A-Za-z][\w'-]{0,20}){0,6}?"
)
#: The longest complement, in words: 'rules ON THE CUSTODY OF DIGITAL ASSETS'.
_MOST_WORDS = 14
_TOKEN = re.compile(r" ?(\"[^\"\n]{2,80}\"|[A-Za-z0-9][\w'&/+.-]{0,30})(,?)")
_LEADS = re.compile(
    r",? (?:on|for|of|about|regarding|concerning|governing|against|covering|to|with|between)(?= )"
)
_AGREEMENT = re.compile(r"(?:agreements?|memorand(?:um|a)(?: of understanding)?|partnership|mou|contract)$")
#: 'To' leads to what is amended or acceded to, 'with' and 'between' to the partners of an agreement.
_ONLY_BEHIND = {
    "to": re.compile(r"(?:amendments?|changes?|revisions?|additions?|guide|addendum|annex)$"),
    "with": re.compile(r"(?:agreements?|memorand(?:um|a)(?: of understanding)?|partnership|mou|contract)$"),
    "between": re.compile(
        r"(?:agreements?|memorand(?:um|a)(?: of understanding)?|partnership|mou|contract)$"
    ),
}
_DAY = re.compile(
    r" (?:\d|(?:the )?\d{1,2}(?:st|nd|rd|th)"
    r"|Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs"
    r"|Fri|Satur|Sun|behalf|its way|course)"
)
#: Nouns that go on with 'to': 'a standard on banks' exposures to tokens'.
_TOWARDS = re.compile(
    r"\b(?:exposures?|access|approach(?:es)?|risks?|threats?|related|relating|applicable|transition|response|respect"
    r"|regard|changes?|amendments?|guide|services|payments?)$"
)
_TOWARDS_REACH = 14
_JOINS = frozenset(("and", "or", "of", "the", "a", "an", "on", "for", "its", "their"))
#: What may follow the noun, lest it be only the first half of another one: 'a platform operator'.
_NEXT = (
    r"(?=[^\w ]|$| (?:[A-Z(\"\d]|[a-z]+(?:ing|ed)\b|(?:on|for|of|to|in|at|by|from|with|about|regarding"
    r"|against"
    r"|between|that|which|who|and|or|as|under|into|online|live|was|were|is|are|has|have|had|will|would"
    r"|went|goes"
    r"|came|comes|took|takes|where|when|after|before|since|during|through|via|within|across|today|yesterday"
    r"|last|this|so|but|if|until|now|also|it|they|set|built|run|known|worth|open|together|jointly|there|here"
    r"|began|begins|starts|runs|aims|covers|makes|gives|lets|allows|requires|could|should|may|can|must)\b))"
)
_DONE = (
    r"(?: (?:has|have|had|was|were|is|are|been|being|be|will|now|also|first|jointly|[a-z]{3,12}ly)){0,4} "
    r"(?:went|goes|go|came|comes|entered|enters|took effect|takes effect|began|begins|became|passed|cleared|"
)


@lru_cache(maxsize=1)
def _ends() -> frozenset[str]:
    """Return the words before which what a name is on has ended."""
    return frozenset(load("title_words.json")["en_plain_ends"])


@lru_cache(maxsize=1)
def _verbs() -> WordIndex:
    """Return the index of all verb forms by which something is launched, passed or signed."""
    rows: dict[str, Any] = load("title_words.json")
    regular = (form for base in rows["en_launched"] for form in inflected(base))
    return WordIndex({*regular, *rows["en_launched_irregular"]})


@lru_cache(maxsize=1)
def _name() -> re.Pattern[str]:
    """Return the pattern of a name behind its verb: an article, adjectives and the noun of an instrument."""
    rows: dict[str, Any] = load("title_words.json")
    one, many = any_of(rows["en_plain"]), any_of(rows["en_plain_many"])
    parts = rf"(?:{_NO_PART}{_WORD} ){{0,6}}"
    return re.compile(
        rf"{_GAP} (?:{_OWNER} {_ONLY_PRAISE}(?P<one>{parts}(?:{one}|{many}))"
        rf"|{_ONLY_PRAISE}(?P<many>{parts}(?:{many}))){_NEXT}"
    )


@lru_cache(maxsize=1)
def _subject() -> re.Pattern[str]:
    """Return the pattern of a name that opens its sentence and is followed by what was done with it."""
    rows: dict[str, Any] = load("title_words.json")
    regular = {form for base in rows["en_launched"] for form in inflected(base) if form.endswith("ed")}
    done = any_of({*regular, *rows["en_launched_irregular"]})
    nouns = any_of({*rows["en_plain"], *rows["en_plain_many"]})
    last = r"(?!(?:the|an?|of|and|its|their)\b)[\w'&/-]{1,24}"
    complement = rf"(?: (?:of|on|for|against|regarding|concerning) (?:[\w'&/-]{{1,24}} ){{0,9}}?{last})?"
    return re.compile(
        rf"(?:\b[Tt]he|\b[Aa]n?|\b[Ii]ts|'s) {_ONLY_PRAISE}"
        rf"(?P<name>(?:{_NO_PART}{_WORD} ){{1,6}}(?:{nouns}){complement}){_DONE}{done})\b"
    )


#: A name that opens its sentence begins within so many characters.
_OPENING, _SUBJECT_REACH = 110, 240


def plain_names(page: Page, span: Span) -> Iterator[tuple[int, int]]:
    """Yield where names in plain words stand, behind their verbs or before them, in no order."""
    folded = page.folded
    verbs = [
        (span.start + start, span.start + end) for start, end in _verbs().find(folded[span.start : span.end])
    ]
    for start, end in verbs:
        found = _name().match(folded, end, span.end)
        if found is not None and not _is_denied(folded, start):
            group = "one" if found.group("one") else "many"
            yield found.start(group), _complement_end(folded, found.start(group), found.end(group), span.end)
    for paper in _SIGNED.finditer(folded, span.start, span.end) if "sign" in folded else ():
        yield paper.start(1), _complement_end(folded, paper.start(1), paper.end(1), span.end)
    for sentence in page.sentences_in(span.start, span.end):
        end = min(sentence.end, sentence.start + _SUBJECT_REACH)
        if index_from(verbs, sentence.start) == index_from(verbs, end):
            continue
        subject = _subject().search(folded, sentence.start, end)
        if subject is not None and subject.start() - sentence.start <= _OPENING:
            yield subject.span("name")


#: What was signed may stand further off: 'signed two papers on Friday, one of them a memorandum on ledgers'.
_SIGNED = re.compile(
    r"\b(?:sign(?:ed|s|ing)|conclud(?:ed|es)|inked) [^.;\n]{0,160}?(?:\ban? |\bthe )"
    r"((?:(?!of|the|a|an|in|on|by|with)[A-Za-z-]{2,20} ){0,4}(?:agreement|memorandum of understanding"
    r"|memorandum"
    r"|letter of intent|declaration of intent|accord|MoU|MOU|pact)) (?:on|for|about|of|concerning|regarding)"
)
_DENIED = re.compile(r"(?:(?<![A-Za-z])(?:not|never|no|any|without) |-)$")


def _is_denied(folded: str, at: int) -> bool:
    """Tell whether a verb form is denied or part of a compound word."""
    return _DENIED.search(folded, max(0, at - 9), at) is not None


def _complement_end(folded: str, start: int, end: int, limit: int) -> int:
    """Return where a name ends with what it is on, for or of."""
    while (lead := _LEADS.match(folded, end, limit)) is not None:
        word = lead.group().strip(" ,")
        fits = _ONLY_BEHIND.get(word)
        if (fits is not None and not fits.search(folded, start, end)) or _DAY.match(folded, lead.end()):
            break
        stop = _words_end(folded, lead.end(), limit)
        if stop == lead.end():
            break
        end = stop
    return end


def _words_end(folded: str, at: int, limit: int) -> int:
    """Return where the words of a complement end: before a verb, a place or time, or a stop."""
    end = at
    for _ in range(_MOST_WORDS):
        token = _TOKEN.match(folded, at, limit)
        if token is None or not folded.startswith(" ", at):
            break
        word = token.group(1)
        goes_on = word == "to" and _TOWARDS.search(folded, max(0, at - _TOWARDS_REACH), at)
        if (word.lower() in _ends() and not goes_on) or (word == "on" and _DAY.match(folded, token.end())):
            break
        at = token.end()
        if goes_on or word.lower() in _JOINS:
            continue
        end = token.end(1) if not word.endswith(".") else token.end(1) - 1
        if token.group(2) or word.endswith("."):
            break
    return end
