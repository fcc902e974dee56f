"""Finds English names of public bodies by their grammar: a head noun and the words around it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from documents.extraction.authorities.mention import BARE, NAME, RELATIVE, BodyMention
from documents.extraction.authorities.places import PlaceIndex
from documents.extraction.authorities.tokens import (
    INTO,
    JOINS,
    MOST_BESIDE,
    TOKEN,
    Token,
    head_follows,
    index_behind,
    is_gerund,
    is_name_word,
    name_follows,
    reach,
    tokens,
)
from documents.extraction.authorities.words import WordIndex, english

#: Governments in general are no body: 'Local Chinese Government', 'State Governments'; nor are firms.
_NOBODY = re.compile(
    r"^Local (?:\w+ )?(?:Governments?|Authorities)$|\bGovernments$|^(?:People's )?Courts$"
    r"|^(?:\d+(?:st|nd|rd|th)|[A-Z][a-z]+(?:[- ][a-z]+)?(?:st|nd|rd|th)) (?:Legislature|Congress"
    r"|General Assembly)$"
    r"|\b(?:Ltd|Limited|Inc|Corp|Co|PLC|Plc|LLC|AG|GmbH)$"
    r"|\b(?:News|Press|Wire|Ratings?) (?:Agency|Service)$"
    r"|^(?:[A-Z][\w&-]{2,20} (?:and )?){0,3}"
    r"(?:Commercial|Agricultural|Construction|Merchants|Savings|Investment) Bank of "
)
#: A name that ends in the noun of a document, or that a run of capitals takes on to one, is part of a title.
_DOCUMENT_NOUN = (
    r" (?:Acts?|Laws?|Bill|Provisions?|Measures|Regulations?|Rules|Guidelines|Opinions|Plan|Strategy"
    r"|Ordinance|Code|Directive|Resolution|Decree)"
)
_DOCUMENT = re.compile(f"{_DOCUMENT_NOUN}$")
#: But a body may be of such a field: Department of Financial Regulation, Ministry of Law.
_OF_FIELD = re.compile(
    r" (?:of|for) (?:(?:Banking|Business|Energy|Financial|Gaming|Insurance|Markets?|Occupational|Professional"
    r"|Securities|Utilities|and) ){0,4}(?:Regulation|Law)$"
)
_DOCUMENT_BEHIND = re.compile(rf"(?: (?:and )?[A-Z][a-z]{{2,20}}){{1,4}}{_DOCUMENT_NOUN}\b")
#: 'Of' in names that stand in their own language: Superintendencia Financiera de Colombia.
_OF_ABROAD = frozenset(("de", "del", "da", "do", "di", "du", "des", "dos", "das"))
#: 'For' leads to the district of a court.
_COURTS = frozenset(("Court", "Courts"))
#: Before the first field of a list stands one of these, so many words before its comma.
_OPENERS, _OPENER = frozenset(("the", "'s", ",")), 2
#: Most words of a list of subjects.
_MOST_LISTED = 12
#: A short name and its brackets are so many tokens.
_BRACKETED = 3


@lru_cache(maxsize=1)
def _heads() -> WordIndex:
    """Return the index of all capitalised head nouns; 'Bank' is one only before 'of'."""
    return WordIndex(english()["phrases"] | english()["heads"] | {"Bank of"})


class EnglishNames:
    """Finds the names in one text. Holds nothing but the text and its places."""

    def __init__(self, folded: str, places: PlaceIndex) -> None:
        """Take the folded text and the index of its places."""
        self.folded = folded
        self.places = places

    def mentions(self) -> list[BodyMention]:
        """Return the names around capitalised head nouns; one that another runs into becomes one with it."""
        spans: list[tuple[int, int]] = []
        for head_start, found_end in _heads().find(self.folded):
            head = self.folded[head_start:found_end].removesuffix(" of")
            head_end = head_start + len(head)
            left, right = reach(self.folded, head_start, head_end)
            start = self.leftwards(tokens(self.folded, left, head_start), head_start)
            after = tokens(self.folded, head_end, right)
            end = self._rightwards(head.rsplit(" ", 1)[-1], after, head_end)
            if spans and start < spans[-1][1]:
                spans[-1] = (min(start, spans[-1][0]), max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        return [m for start, end in spans if (m := self._mention(start, end)) is not None]

    def leftwards(self, before: Sequence[Token], start: int) -> int:
        """Return where a name begins whose noun stands at ``start``: capitalised words of one phrase."""
        named = joined = False
        gap_end = start
        inside = len(before) - _BRACKETED if _short_name_before(before) else len(before)
        for index in range(len(before) - 1, -1, -1):
            word, at, end = before[index]
            if gap_end - end > 1:
                break
            if index >= inside:
                gap_end = at
                continue
            if is_name_word(word):
                start, named = at, True
            elif not self._links(before, index, named) and not (joined and self._lists(before, index)):
                break
            joined = joined or (word in JOINS and named)
            gap_end = at
        return self._with_place_before(start)

    def _with_place_before(self, start: int) -> int:
        """Return where a name begins with the place right before it that is no run of capitals: Xi'an."""
        place = self.places.before(start, 1)
        whole = place is not None and place.end == start - 1 and self.folded[place.end] == " "
        return (
            place.start
            if place is not None and whole and "'" in self.folded[place.start : place.end]
            else start
        )

    def _links(self, before: Sequence[Token], index: int, named: bool) -> bool:
        """Tell whether a possessive or an 'and' links the word left of it to the name."""
        word = before[index][0]
        if index == 0:
            return False
        left, at, _ = before[index - 1]
        if word == "'s" or (word == "'" and left.endswith("s")):
            return left[:1].isupper()
        joinable = is_name_word(left) and left not in english()["heads"] and not self.places.at(at)
        return word in JOINS and named and joinable

    def _lists(self, before: Sequence[Token], index: int) -> bool:
        """Tell whether a comma stands in a list of fields before 'and': Trade, Mines and Ports Board."""
        if before[index][0] != "," or index == 0:
            return False
        left, at, _ = before[index - 1]
        opened = index == 1 or before[index - _OPENER][0].lower() in _OPENERS
        field = is_name_word(left) and left not in english()["heads"] and not left.isupper()
        return opened and field and not self.places.before(at + len(left), len(left))

    def _rightwards(self, head: str, after: Sequence[Token], end: int) -> int:
        """Return where the name ends: its 'of' phrases, or a second head noun beside the first."""
        index = 0
        while index < len(after):
            if after[index][1] - end > 1:
                break
            stop = self._next_part(head, after, index)
            if stop <= index:
                break
            head, _, end = after[stop - 1]
            index = stop
        return end

    def _next_part(self, head: str, after: Sequence[Token], index: int) -> int:
        """Return the index behind the next part of a name, or 0 where the name ends."""
        word = after[index][0]
        subject_of_document = is_gerund(after, index + 1)
        if word == "of" or (word in INTO and head in english()["on_heads"] and not subject_of_document):
            return self.phrase(after, index + 1)
        if word in _OF_ABROAD or (word == "for" and head in _COURTS):
            return self.phrase(after, index + 1)
        if word == "in" and head in english()["houses"]:
            return self._seat(after, index + 1)
        return self._beside(after, index) if word[:1].isupper() else 0

    def _seat(self, after: Sequence[Token], index: int) -> int:
        """Take 'in' and the seat of a house of parliament; return the index behind it, or 0."""
        if index >= len(after):
            return 0
        place = self.places.at(after[index][1])
        if place is not None:
            return index_behind(after, index, place.end)
        return index + 1 if is_name_word(after[index][0]) else 0

    def _beside(self, after: Sequence[Token], index: int) -> int:
        """Take words that end in a further head noun, or a country; return the index behind them, or 0."""
        if after[index][0] == "Services":
            return index + 1
        place = self.places.at(after[index][1])
        if place is not None and place.level == "country" and not place.weak:
            return index_behind(after, index, place.end)
        for stop in range(index, min(len(after), index + MOST_BESIDE)):
            if not is_name_word(after[stop][0]):
                break
            if after[stop][0] in english()["heads"]:
                return stop + 1
        return 0

    def phrase(self, after: Sequence[Token], index: int) -> int:
        """Take the words behind 'of'; return the index behind the last that belongs to the name, or 0."""
        last = 0
        while index < len(after):
            word = after[index][0]
            article = word == "the" and (last == 0 or after[index - 1][0] in INTO)
            if article or (last == index and word == "of" and name_follows(after, index + 1)):
                pass
            elif last and after[last - 1][0] in english()["heads"] and word != "'s":
                return self._beside(after, index) or last
            elif word == "'s" and self._owner_ends(after, index):
                break
            elif word == "'s" or is_name_word(word):
                last = index + 1
            elif word in JOINS and last == index - 1 and after[last][0] == ",":
                pass
            elif last != index or not self._goes_on(after, index):
                break
            index += 1
        return last

    def _owner_ends(self, after: Sequence[Token], index: int) -> bool:
        """Tell whether the name ends with a place that owns something else: 'Bank of Peru's Resolution 3'."""
        return self.places.before(after[index][1], 0) is not None and not head_follows(after, index + 1)

    def _goes_on(self, after: Sequence[Token], index: int) -> bool:
        """Tell whether an 'and' or a comma behind a name goes on with it."""
        word = after[index][0]
        if word in JOINS:
            return self._same_name(after, index + 1)
        return word == "," and self._list_goes_on(after, index + 1)

    def _same_name(self, after: Sequence[Token], index: int) -> bool:
        """Tell whether the words behind an 'and' go on with the name rather than begin another one."""
        if index >= len(after) or not is_name_word(after[index][0]) or self.places.at(after[index][1]):
            return False
        while index < len(after) and is_name_word(after[index][0]):
            if after[index][0] in english()["heads"]:
                return False
            index += 1
        return True

    def _list_goes_on(self, after: Sequence[Token], index: int) -> bool:
        """Tell whether a comma stands inside a list that ends in 'and': Industry, Science and Energy."""
        if self.places.before(after[index - 1][1] + 1, 2):
            return False
        begun = False
        for offset, (word, at, _) in enumerate(after[index : index + _MOST_LISTED]):
            if word in JOINS:
                begun = begun or any(earlier == "," for earlier, _, _ in after[: index - 1])
                return begun and self._same_name(after, index + offset + 1)
            if word == ",":
                continue
            if not is_name_word(word) or word in english()["heads"] or word.isupper() or self.places.at(at):
                return False
            begun = True
        return False

    def _mention(self, start: int, end: int) -> BodyMention | None:
        """Make a mention of a span, or none where it is part of a title or a firm."""
        end = self._without_paper(start, end)
        text = self.folded[start:end]
        following = TOKEN.match(self.folded, end + 1) if self.folded[end : end + 1] == " " else None
        words = [word for word, _, _ in tokens(text, 0, len(text))]
        if (following and following.group() in english()["not_after"]) or _NOBODY.search(text):
            return None
        if _DOCUMENT.search(text) and not _OF_FIELD.search(text):
            return None
        if _DOCUMENT_BEHIND.match(self.folded, end):
            return None
        if words[0] == "Bank" and not self._of_country(start, end):
            return None
        if text in english()["alone"] or all(word in english()["heads"] for word in words):
            return BodyMention(start, end, text, BARE)
        kind = RELATIVE if words[0] in english()["levels"] else NAME
        return BodyMention(start, end, self._clean(start, end), kind, self.places.region_in(start, end))

    def _without_paper(self, start: int, end: int) -> int:
        """Return where a name ends without the paper that it owns: the bank of "the bank's Resolution"."""
        owner, owns, paper = self.folded[start:end].rpartition("'s ")
        return start + len(owner) if owns and paper in english()["not_after"] else end

    def _of_country(self, start: int, end: int) -> bool:
        """Tell whether a 'Bank of' is a country's."""
        return any(place.level == "country" and not place.inside for place in self.places.within(start, end))

    def _clean(self, start: int, end: int) -> str:
        """Return a name without the possessive of its place: of a country it goes without saying."""
        place = self.places.at(start)
        text = self.folded[start:end]
        if place is not None and place.end < end and self.folded.startswith("'s ", place.end):
            rest = self.folded[place.end + 3 : end]
            country_known = place.level == "country" and rest.count(" ") > 1 and rest[:1].isupper()
            text = rest if country_known else f"{self.folded[start : place.end]} {rest}"
        return " ".join(text.split())


def _short_name_before(before: Sequence[Token]) -> bool:
    """Tell whether a short name in brackets stands within a name: 'Harbour Centre (HC) Courts'."""
    words = [word for word, _, _ in before[-_BRACKETED - 1 :]]
    if len(words) <= _BRACKETED or (words[1], words[3]) != ("(", ")"):
        return False
    return words[2].isupper() and is_name_word(words[0])
