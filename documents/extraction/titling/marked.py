"""Finds names in title marks, quotation marks, link texts and bold, and tells them from speech and awards."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import takewhile

from documents.extraction.model import FIRST_HAN, Segment, Span
from documents.extraction.reading import Page
from documents.extraction.titling import marks
from documents.extraction.titling.candidate import COINED, LOWER, MARKED, PROGRAMME, QUOTED, Candidate
from documents.extraction.titling.headlines import is_headline
from documents.extraction.titling.quotations import plainly_quoted
from documents.extraction.titling.words import TitleWords, title_words

_SHORTEST_HAN = 2
#: From this share of capitals on, a stretch is in title case.
_GOOD_CASE = 0.6
#: Words of this length and below often stand without a capital in a title.
_SHORT_WORD = 3
#: A nickname in quotes is no longer than this.
_LONGEST_NICKNAME = 14
_MOST_WORDS, _MOST_WORDS_OF_PROGRAMME, _LEAST_WORDS_OF_DOCUMENT = 32, 8, 5
#: How far before a name the verb of its founding may stand.
_FOUNDED = 24
_INTRODUCED = 24
_MARKS = ((marks.BOOK, "book"), (marks.DOUBLE, "quoted"), (marks.SINGLE, "quoted"))
#: The colon of a label stands so near behind it, with marks between.
_LABEL_REACH = 4
#: A link or words in bold are read as a name if they are so long (code points).
_SHORTEST_LINK, _LONGEST_LINK = 6, 200
#: A nickname without any noun that says what it is.
_NICKNAME = 0.36
_COUNTED = re.compile(r"(?:one|two|three|four|five|[0-9])\b")
#: Marks that set a name off even where its words have no capitals.
_NAMING = ("quoted", "link")
#: What somebody says of himself or asks of others is speech, not a name.
_SPOKEN = re.compile(
    r"(?i:\b(?:we|you|he|she|they|us|me|my|your|please|let|let's|don't|can't|won't|isn't|it's|i'm|is|are|was|were"
    r"|would|could|should|must)\b)|\bI(?='|,? [a-z])(?! am)|[!?]$"
)
#: What is given to the best of a year names no act.
_AWARD = re.compile(r"\bof the (?:Year|Month|Week|Decade|Century)\b|\bRankings?$|^Best ")
#: A kind of money in quotation marks is spoken of, and names nothing: "私人加密货币".
_KIND_OF_MONEY = re.compile(r"(?:货币|虚拟币|数字币|加密币|硬币|比特币|稳定币|法币|纸币|钞票)$")
_AWARDED = re.compile(
    r"\b(?:award(?:ed|s)?|prize|won|wins|winner|honou?red|ranked|rated|voted)\b[^.;]{0,30}$"
)


def marked(page: Page, segment: Segment, span: Span) -> Iterator[Candidate]:
    """Yield the names of a span that stand in title marks, quotation marks, link texts and bold."""
    for start, end, rule in _stretches(page, segment, span):
        said = page.folded[start:end].strip(" ,.;:，。")
        if marks.OUTLET.match(page.folded, start) or is_headline(said):
            continue
        weight = _weight(page, start, said, rule)
        if weight:
            yield _with_noun_behind(page, Candidate(start, end, weight, rule), said)


def _stretches(page: Page, segment: Segment, span: Span) -> Iterator[tuple[int, int, str]]:
    """Yield every marked stretch within a span with the name of its rule."""
    for pattern, rule in _MARKS:
        for found in pattern.finditer(page.text, span.start, span.end):
            yield (*found.span(1), rule)
    for found in marks.BOLD.finditer(page.text, span.start, span.end):
        start, end = found.span(1)
        numbering = marks.NUMBERING.match(page.folded, start, end)
        if not _names_no_document(page, segment, found.start(), start, end):
            yield numbering.end() if numbering else start, end, "bold"
    for rule, shown in (("link", page.source.links), ("bold", page.source.strong)):
        low = bisect_left(shown, span.start, key=lambda piece: piece.start)
        for piece in takewhile(lambda piece: piece.end <= span.end, shown[low:]):
            label = marks.LABEL.match(page.folded, piece.start, piece.end + _LABEL_REACH) is not None
            if _SHORTEST_LINK <= piece.end - piece.start <= _LONGEST_LINK and not label:
                yield piece.start, piece.end, rule


def _with_noun_behind(page: Page, quoted: Candidate, said: str) -> Candidate:
    """Take the words behind a quotation into a name that they complete: 'chain + clinic' payment platform."""
    open_ended = "+" in said or not said[:1].isupper()
    if quoted.rule != "quoted" or not open_ended or max(said) >= FIRST_HAN:
        return quoted
    behind = marks.NOUN_BEHIND_QUOTE.match(page.folded, quoted.end)
    if behind is None or title_words().en_programme_end.search(said):
        return quoted
    return Candidate(quoted.start - 1, behind.end(), quoted.weight, quoted.rule)


def _names_no_document(page: Page, segment: Segment, mark: int, start: int, end: int) -> bool:
    """Tell whether a bold stretch is the heading of an entry, or the label before a value."""
    if segment.heading is not None and _is_heading(page, mark, end):
        return True
    return marks.LABEL.match(page.folded, start, end + _LABEL_REACH) is not None


def _is_heading(page: Page, start: int, end: int) -> bool:
    """Tell whether a bold stretch is a line of its own: the heading of an entry, not a name within it."""
    before, behind = page.folded[max(0, start - 1) : start], page.folded[end : end + 3]
    return before in ("", "\n") and behind.rstrip("\n") in ("", "**")


def _weight(page: Page, start: int, said: str, rule: str) -> float:
    """Return the weight of a marked stretch, 0 where it is not worded as a name."""
    words = title_words()
    if not said or said.lower() in words.generic or said.startswith("["):
        return 0.0
    if "+" in said and rule != "book":
        return _joined_weight(page, start, said, rule)
    if rule == "book":
        return MARKED
    if rule == "quoted":
        introduced = words.introduced.search(page.folded, max(0, start - _INTRODUCED), start) is not None
        if _is_no_name(page, start, said) or (_SPOKEN.search(said) and not introduced):
            return 0.0
        if introduced and (said[0].isupper() or said[0] >= FIRST_HAN):
            return QUOTED
    plain = plainly_quoted(page, start, said) if rule == "quoted" and max(said) < FIRST_HAN else 0.0
    return _worded_weight(page, start, said, rule) or plain


def _worded_weight(page: Page, start: int, said: str, rule: str) -> float:
    """Return the weight of a marked stretch by its wording in either language."""
    words = title_words()
    if max(said) < FIRST_HAN:
        return _english_weight(page, start, said, rule)
    return _chinese_weight(said, words) or _nicknamed_weight(page, start, said, words)


def _is_no_name(page: Page, start: int, said: str) -> bool:
    """Tell whether a quotation is an award, or only the short name that the text gives to a paper."""
    before = max(0, start - _FOUNDED)
    forms = (marks.SHORT_FOR_ZH, marks.SHORT_FOR_EN)
    short = any(form.search(page.folded, before, start) is not None for form in forms)
    return short or _is_award(page, start, said)


def _is_award(page: Page, start: int, said: str) -> bool:
    """Tell whether a quotation is what somebody was honoured with."""
    return bool(_AWARD.search(said) or _AWARDED.search(page.folded, max(0, start - _FOUNDED), start))


def _joined_weight(page: Page, start: int, said: str, rule: str) -> float:
    """Return the weight of a name with a plus: 'chain + clinic', 区块链+税务."""
    if max(said) >= FIRST_HAN:
        behind = marks.BEHIND_QUOTE_ZH.match(page.folded, start + len(said))
        launched = marks.JUST_LAUNCHED_ZH.search(page.folded, max(0, start - _FOUNDED), start)
        return LOWER if rule == "quoted" and (behind or launched) else 0.0
    instrument = title_words().en_instrument.match(said) is not None
    if rule == "quoted" and (instrument or _launched(page, start, said)):
        return _english_weight(page, start, said, rule) or LOWER
    long = len(said.split()) >= _LEAST_WORDS_OF_DOCUMENT and title_case(said)
    return (PROGRAMME if rule == "quoted" else LOWER) if long else 0.0


def _nicknamed_weight(page: Page, start: int, said: str, words: TitleWords) -> float:
    """Return the weight of a name in quotes that only its verb or the noun behind it shows: 推出"链六条"."""
    if words.zh_sentence.search(said) or not _SHORTEST_HAN < len(said) <= _LONGEST_NICKNAME:
        return 0.0
    before = max(0, start - _FOUNDED)
    if _put_to_use(page, before, start, start + len(said)):
        return _NICKNAME
    if not marks.LAUNCHED_ZH.search(page.folded, before, start):
        return 0.0
    named = marks.BEHIND_QUOTE_ZH.match(page.folded, start + len(said)) is not None
    return COINED if named or marks.COUNTED_ZH.fullmatch(said) else 0.0


def _put_to_use(page: Page, before: int, start: int, end: int) -> bool:
    """Tell whether a quoted name is what is launched, goes into use, or is opened for comments."""
    if marks.JUST_LAUNCHED_ZH.search(page.folded, before, start):
        return True
    if marks.NOW_RUNS_ZH.match(page.folded, end):
        return True
    consulted = marks.CONSULTED_ZH.search(page.folded, before, start)
    return consulted is not None and marks.CONSULTS_ZH.match(page.folded, end) is not None


def _launched(page: Page, start: int, said: str) -> bool:
    """Tell whether a quoted name ends in the noun of a programme, or has it behind it."""
    ends = title_words().en_programme_end.search(said) is not None
    return ends or marks.NOUN_BEHIND_QUOTE.match(page.folded, start + len(said)) is not None


def _english_weight(page: Page, start: int, said: str, rule: str) -> float:
    """Return the weight of marked English words, in title case or not."""
    words = title_words()
    if rule in _NAMING and words.en_instrument.match(said) and len(said.split()) >= _LEAST_WORDS_OF_DOCUMENT:
        return QUOTED
    if title_case(said):
        return _title_case_weight(said, rule, words)
    if rule != "quoted":
        return 0.0
    behind = page.folded[start + len(said) : start + len(said) + 24].strip(" \"'").title()
    behind_it = marks.NOUN_BEHIND_QUOTE.match(page.folded, start + len(said)) is not None
    return _lower_case_weight(said, words.en_noun.match(behind) is not None, behind_it, words)


def _chinese_weight(said: str, words: TitleWords) -> float:
    """Return the weight of quoted Chinese words by the noun that they end in."""
    if words.zh_sentence.search(said) or words.zh_given.match(said) or _KIND_OF_MONEY.search(said):
        return 0.0
    if words.zh_noun.search(said):
        return QUOTED
    return PROGRAMME if words.zh_programme.search(said) and len(said) > _SHORTEST_HAN else 0.0


def _title_case_weight(said: str, rule: str, words: TitleWords) -> float:
    """Return the weight of marked words in title case."""
    if words.en_noun.search(said):
        return QUOTED
    short = 1 < len(said.split()) <= _MOST_WORDS_OF_PROGRAMME
    return PROGRAMME if rule == "quoted" and (short or words.en_programme.search(said)) else 0.0


def _lower_case_weight(said: str, noun_behind: bool, programme_behind: bool, words: TitleWords) -> float:
    """Return the weight of quoted words without capitals by the noun that they end in or that follows."""
    count = len(said.split())
    if _COUNTED.match(said) or ". " in said or said.split(" ", 1)[0].endswith("ing"):
        return 0.0
    noun = noun_behind or words.en_noun.search(said.title().rsplit(" ", 1)[-1])
    if _LEAST_WORDS_OF_DOCUMENT <= count <= _MOST_WORDS and noun:
        return PROGRAMME
    short = 1 < count <= _MOST_WORDS_OF_PROGRAMME
    if short and (programme_behind or words.en_programme_end.search(said.split(" of ", 1)[0])):
        return LOWER
    return 0.0


def title_case(said: str) -> bool:
    """Tell whether most of the longer words begin with a capital."""
    found = re.findall(r"[A-Za-z][\w'-]*", said)
    telling = [word for word in found if len(word) > _SHORT_WORD or word[:1].isupper()]
    capital = sum(word[:1].isupper() for word in telling)
    return bool(telling) and capital / len(telling) >= _GOOD_CASE
