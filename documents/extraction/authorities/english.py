"""Finds English names of public bodies by their grammar: a head noun, what stands before it and its 'of' phrase."""

import re
from collections.abc import Sequence
from functools import lru_cache

from documents.extraction.authorities.mention import BARE, LOOSE, NAME, OFFICIAL, PLACE, RELATIVE, BodyMention
from documents.extraction.authorities.places import PlaceIndex
from documents.extraction.authorities.words import any_of, english, verbs
from documents.extraction.gazetteer import Place

_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|'s\b|[A-Za-z0-9\u00c0-\u024f]+(?:[-&.][A-Za-z0-9\u00c0-\u024f]+)*|[^\sA-Za-z0-9\u00c0-\u024f]"
)
#: No name of a body is longer than this on either side of its head noun; keeps a scan linear.
_LEFT, _RIGHT = 130, 230
#: Words that join the parts of a name.
_JOINS = frozenset(("and", "&"))
_INTO = frozenset(("of", "for", "on"))
#: Place adjectives of Chinese administration; a name that starts with one leaves its place out.
_LEVELS = frozenset(
    ("Provincial", "Municipal", "District", "County", "Prefectural", "Autonomous", "City", "Province")
)
Token = tuple[str, int, int]


@lru_cache(maxsize=1)
def _head_pattern() -> re.Pattern[str]:
    """Return the pattern of all capitalised head nouns, whole words."""
    words = english()
    return re.compile(rf"\b(?:{any_of(words['phrases'] | words['heads'])})\b|\bBank(?= of\b)")


@lru_cache(maxsize=1)
def _loose_pattern() -> re.Pattern[str]:
    """Return the pattern of lower-case nouns that name a body beside a place."""
    nouns = english()["loose"]
    return re.compile(rf"\b(?:{any_of(nouns | {noun[0].upper() + noun[1:] for noun in nouns})})\b")


@lru_cache(maxsize=1)
def _group_pattern() -> re.Pattern[str]:
    """Return the pattern of lower-case groups with what they are for."""
    groups = any_of(english()["lower_groups"])
    return re.compile(rf"\b(?:{groups})s?\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _back_pattern() -> re.Pattern[str]:
    """Return the pattern of nouns with an article that may point back to a body or place."""
    return re.compile(
        rf"\b[Tt]h(?:e|is) (?:same )?({any_of(english()['back'] | english()['places_back'])})\b(?! of\b)"
    )


@lru_cache(maxsize=1)
def _official_pattern() -> re.Pattern[str]:
    """Return the pattern of holders of an office, with the name that follows."""
    titles = any_of(english()["officials"])
    return re.compile(rf"\b(?:{titles})\b(?:,? (?:[A-Z][\w'-]+|de|al|bin)){{0,4}}")


def tokens(folded: str, start: int, end: int) -> list[Token]:
    """Return the words and marks between two offsets, each with its offsets."""
    return [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(folded, start, end)]


def _is_name_word(word: str) -> bool:
    """Tell whether a word may be part of a name: a capital first, no function word and no verb."""
    return (
        word[:1].isupper()
        and word not in english()["stop"]
        and not (word.lower() in verbs()["strong"] | verbs()["said"] and word not in _NAMES_AND_VERBS)
    )


#: Words that are forms of an acting verb as well as parts of names.
_NAMES_AND_VERBS = frozenset(
    [
        "State",
        "Works",
        "Exchange",
        "Planning",
        "Finance",
        "Trade",
        "Report",
        "Reports",
        "Support",
        "Study",
        "Tax",
        "Award",
        "Charge",
        "Set",
        "Order",
        "Draft",
        "Research",
        "Listed",
        "Commission",
        "Trial",
        "Host",
        "Fund",
        "Design",
        "Land",
        "Register",
        "Plan",
        "Share",
        "Present",
        "Test",
        "License",
        "Grant",
        "Issue",
        "Measure",
        "Meeting",
        "Open",
    ]
)


class EnglishNames:
    """Finds the names in one text. Holds nothing but the text and its places."""

    def __init__(self, folded: str, places: PlaceIndex) -> None:
        """Take the folded text and the index of its places."""
        self.folded = folded
        self.places = places

    def mentions(self) -> list[BodyMention]:
        """Return all names found, overlaps included."""
        return [
            *self._capitalised(),
            *self._loose(),
            *self._groups(),
            *self._officials(),
            *self._local(),
            *self._back(),
        ]

    def _line(self, start: int, end: int) -> tuple[int, int]:
        """Return how far a name around a head noun may reach: not beyond its line."""
        left = max(start - _LEFT, self.folded.rfind("\n", max(0, start - _LEFT), start) + 1)
        stop = self.folded.find("\n", end, end + _RIGHT)
        return left, stop if stop >= 0 else min(len(self.folded), end + _RIGHT)

    def _capitalised(self) -> list[BodyMention]:
        """Return the names around capitalised head nouns; a name that another runs into becomes one with it."""
        spans: list[tuple[int, int, int]] = []
        for head in _head_pattern().finditer(self.folded):
            left, right = self._line(head.start(), head.end())
            start = self._leftwards(tokens(self.folded, left, head.start()), head.start())
            end = self._rightwards(
                head.group().split()[-1], tokens(self.folded, head.end(), right), head.end()
            )
            if spans and start < spans[-1][1]:
                spans[-1] = (min(start, spans[-1][0]), max(end, spans[-1][1]), spans[-1][2] + 1)
            else:
                spans.append((start, end, 1))
        return [m for start, end, _ in spans if (m := self._mention(start, end)) is not None]

    def _leftwards(self, before: Sequence[Token], start: int) -> int:
        """Return where the name begins: capitalised words, joined by 'and', of one phrase."""
        taken = 0
        index = len(before) - 1
        gap_end = start
        while index >= 0:
            word, at, end = before[index]
            if gap_end - end > 1:
                break
            if word == "'s" and index and before[index - 1][0][:1].isupper():
                gap_end = at
                index -= 1
                continue
            if word in _JOINS:
                if not taken or index == 0 or not self._joinable(before, index - 1):
                    break
                gap_end = at
                index -= 1
                continue
            if not _is_name_word(word):
                break
            start, gap_end, taken = at, at, taken + 1
            index -= 1
        return start

    def _joinable(self, before: Sequence[Token], index: int) -> bool:
        """Tell whether the word left of an 'and' belongs to the same name: neither a head noun nor a place."""
        word, at, _ = before[index]
        return _is_name_word(word) and word not in english()["heads"] and not self.places.at(at)

    def _rightwards(self, head: str, after: Sequence[Token], end: int) -> int:
        """Return where the name ends: its 'of' phrases, or a second head noun beside the first."""
        index = 0
        while index < len(after):
            word, at, _ = after[index]
            if at - end > 1:
                break
            if word == "of" or (
                word in _INTO and head in english()["on_heads"] and not self._gerund(after, index + 1)
            ):
                stop = self._phrase(after, index + 1)
            elif word == "in" and head in _HOUSES:
                stop = self._seat(after, index + 1)
            elif word[:1].isupper():
                stop = self._beside(after, index)
            else:
                break
            if stop <= index:
                break
            end = after[stop - 1][2]
            head = after[stop - 1][0]
            index = stop
        return end

    @staticmethod
    def _gerund(after: Sequence[Token], index: int) -> bool:
        """Tell whether the next word is a gerund: 'on Improving' is the subject of a document, not of a body."""
        return (
            index < len(after) and after[index][0].endswith("ing") and after[index][0] not in _NAMES_AND_VERBS
        )

    def _seat(self, after: Sequence[Token], index: int) -> int:
        """Take 'in' and the seat of a house of parliament; return the index behind it, or 0."""
        if index >= len(after):
            return 0
        place = self.places.at(after[index][1])
        if place is not None:
            return _index_behind(after, index, place.end)
        return index + 1 if _is_name_word(after[index][0]) else 0

    def _beside(self, after: Sequence[Token], index: int) -> int:
        """Take capitalised words that end in a further head noun, or a country; return the index behind them, or 0."""
        place = self.places.at(after[index][1])
        if place is not None and place.level == "country" and not place.weak:
            return _index_behind(after, index, place.end)
        stop = index
        while stop < len(after) and stop - index < 6 and _is_name_word(after[stop][0]):
            stop += 1
            if after[stop - 1][0] in english()["heads"]:
                return stop
        return 0

    def _phrase(self, after: Sequence[Token], index: int) -> int:
        """Take the words behind 'of'; return the index behind the last that belongs to the name, or 0."""
        last = 0
        while index < len(after):
            word, at, _ = after[index]
            if word == "the" and (last == 0 or after[index - 1][0] in _INTO):
                pass
            elif word == "'s" and last == index:
                last = index + 1
            elif word == "of" and last == index and self._name_follows(after, index + 1):
                pass
            elif last and after[last - 1][0] in english()["heads"]:
                return self._beside(after, index) or last
            elif word in _JOINS and last == index and self._same_name(after, index + 1):
                pass
            elif word == "," and last == index and self._list_goes_on(after, index + 1):
                pass
            elif _is_name_word(word):
                last = index + 1
            else:
                break
            index += 1
        return last

    def _name_follows(self, after: Sequence[Token], index: int) -> bool:
        """Tell whether an 'of' leads to a name again."""
        if index < len(after) and after[index][0] == "the":
            index += 1
        return index < len(after) and _is_name_word(after[index][0])

    def _same_name(self, after: Sequence[Token], index: int) -> bool:
        """Tell whether the words behind an 'and' go on with the name rather than begin another one."""
        if index >= len(after) or not _is_name_word(after[index][0]) or self.places.at(after[index][1]):
            return False
        while index < len(after) and _is_name_word(after[index][0]):
            if after[index][0] in english()["heads"]:
                return False
            index += 1
        return True

    def _list_goes_on(self, after: Sequence[Token], index: int) -> bool:
        """Tell whether a comma stands inside a list of subjects that ends in 'and' (Industry, Science and Energy)."""
        if self.places.before(after[index - 1][1] + 1, 2):
            return False
        begun = False
        for offset, (word, at, _) in enumerate(after[index : index + 12]):
            if word in _JOINS:
                return begun and self._same_name(after, index + offset + 1)
            if word == ",":
                continue
            if not _is_name_word(word) or word in english()["heads"] or word.isupper() or self.places.at(at):
                return False
            begun = True
        return False

    def _mention(self, start: int, end: int) -> BodyMention | None:
        """Make a mention of a span, or none where it is a bare word, a title or a firm."""
        text = self.folded[start:end]
        following = _TOKEN.match(self.folded, end + 1) if self.folded[end : end + 1] == " " else None
        if following and following.group() in english()["not_after"]:
            return None
        words = [word for word, _, _ in tokens(text, 0, len(text))]
        if words[0] == "Bank" and not self._of_country(start, end):
            return None
        heads = english()["heads"]
        if text in english()["alone"] or len(words) == 1:
            return BodyMention(start, end, text, BARE)
        kind = RELATIVE if words[0] in _LEVELS else NAME
        if all(word in heads for word in words):
            kind = BARE
        return BodyMention(start, end, self.clean(start, end), kind, self.places.region_in(start, end))

    def _of_country(self, start: int, end: int) -> bool:
        """Tell whether a 'Bank of' is a country's."""
        return any(place.level == "country" and not place.inside for place in self.places.within(start, end))

    def clean(self, start: int, end: int) -> str:
        """Return a name without the possessive of its place and without line breaks."""
        place = self.places.at(start)
        text = self.folded[start:end]
        if place is not None and self.folded.startswith("'s ", place.end) and place.end < end:
            rest = self.folded[place.end + 3 : end]
            country_known = place.level == "country" and rest.count(" ") > 1 and rest[:1].isupper()
            text = rest if country_known else f"{self.folded[start : place.end]} {rest}"
        return " ".join(text.split())

    def _loose(self) -> list[BodyMention]:
        """Return lower-case names that stand behind their place: 'the Thai central bank', 'Kazakhstan's energy ministry'."""
        found: list[BodyMention] = []
        for noun in _loose_pattern().finditer(self.folded):
            place = self.places.before(noun.start(), 28)
            if place is not None and _only_modifiers(self.folded[place.end : noun.start()]):
                name = f"{self.folded[place.start : place.end]} {self.folded[place.end : noun.end()].removeprefix(chr(39) + 's').strip()}"
                found.append(BodyMention(place.start, noun.end(), name, LOOSE, place.code))
                continue
            place = self._in_place(noun.end())
            if place is not None:
                text = self.folded[noun.start() : place.end]
                found.append(BodyMention(noun.start(), place.end, " ".join(text.split()), LOOSE, place.code))
            elif noun.group().lower() in english()["lone"] and noun.group()[0].islower():
                found.append(BodyMention(noun.start(), noun.end(), noun.group(), BARE))
        for state in _STATE_OF.finditer(self.folded):
            place = self.places.at(state.end())
            if place is not None:
                name = self.folded[state.start() : place.end]
                found.append(BodyMention(state.start(), place.end, name, PLACE, place.code, "government"))
        return found

    def _in_place(self, end: int) -> Place | None:
        """Return the place of 'in' or 'of' behind a noun."""
        joint = _OF_PLACE.match(self.folded, end)
        return self.places.at(joint.end()) if joint else None

    def _groups(self) -> list[BodyMention]:
        """Return groups named by what they are for: 'leading group for ...', with the place in front."""
        found: list[BodyMention] = []
        for noun in _group_pattern().finditer(self.folded):
            _, right = self._line(noun.start(), noun.end())
            end = self._belonging(tokens(self.folded, noun.end(), right), noun.end())
            left = tokens(self.folded, max(0, noun.start() - _LEFT), noun.start())
            start = self._leftwards(left, noun.start())
            if end > noun.end() or start < noun.start():
                found.append(
                    BodyMention(
                        start,
                        end,
                        " ".join(self.folded[start:end].split()),
                        NAME,
                        self.places.region_in(start, end),
                    )
                )
        return found

    def _back(self) -> list[BodyMention]:
        """Return nouns that point back to a body or a place: 'the same commission', 'the city'."""
        return [
            BodyMention(m.start(1), m.end(1), m.group(1), BARE) for m in _back_pattern().finditer(self.folded)
        ]

    def _local(self) -> list[BodyMention]:
        """Return departments named by their work alone: 'the tax and housing departments of the city'."""
        return [
            BodyMention(m.start(), m.end(), m.group(), RELATIVE) for m in _DEPARTMENTS.finditer(self.folded)
        ]

    def _belonging(self, after: Sequence[Token], end: int) -> int:
        """Return where the body that a group belongs to, or what it is for, ends."""
        if after and after[0][0] == "of":
            stop = self._phrase(after, 1)
            return after[stop - 1][2] if stop else end
        return self._purpose(after, end)

    def _purpose(self, after: Sequence[Token], end: int) -> int:
        """Return where 'for ...' or 'of the ...' behind a group ends: before a verb, a comma or a stop."""
        if not after or after[0][0] not in _INTO:
            return end
        last, quoted = end, False
        for index, (word, _, stop) in enumerate(after[:26]):
            if word == '"':
                quoted = not quoted
            elif (
                not quoted
                and index > 1
                and (word in ",.;:()" or word in _ENDS_PURPOSE or word in verbs()["said"])
            ):
                break
            elif not quoted and index > 2 and word in verbs()["strong"] and word not in _PURPOSE_VERBS:
                break
            last = stop
        return last

    def _officials(self) -> list[BodyMention]:
        """Return holders of an office, with their place in front where it stands there."""
        found: list[BodyMention] = []
        for title in _official_pattern().finditer(self.folded):
            place = self.places.before(title.start(), 3)
            start = title.start()
            name = title.group()
            region = ""
            if place is not None and self.folded[place.end : title.start()].strip(" '") in ("", "s"):
                start, region = place.start, place.code
                name = f"{self.folded[place.start : place.end]} {name.split(' ')[0]}"
                name = self._office(title.group(), place.start, place.end)
            found.append(BodyMention(start, title.end(), name, OFFICIAL, region, "government"))
        return found

    def _office(self, title: str, start: int, end: int) -> str:
        """Return the office without the name of who holds it."""
        office = next(
            (o for o in sorted(english()["officials"], key=len, reverse=True) if title.startswith(o)), title
        )
        return f"{self.folded[start:end]} {office}"


_DEPARTMENTS = re.compile(
    r"\b(?:(?:[a-z-]+, ){0,4}[a-z-]+ and )?(?!the\b)[a-z-]+ (?:departments?|bureaus?|offices?) of the (?:city|province|district|county|region|state)\b"
)
_STATE_OF = re.compile(
    r"\b(?:State|[Cc]ity|[Cc]anton|City|Canton|County|Emirate|Commonwealth|Kingdom|Principality|Republic) of (?=[A-Z])"
)
_HOUSES = frozenset(("Parliament", "Congress", "Senate", "Legislature", "Assembly", "House"))
_OF_PLACE = re.compile(r" (?:in|of) (?:the )?(?=[A-Z])")
_MODIFIERS = re.compile(r"(?:'s|s')?(?: [a-z-]{2,12}){0,2} ?$")
_ENDS_PURPOSE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "will",
        "would",
        "that",
        "which",
        "who",
        "at",
        "in",
        "to",
        "also",
        "and,",
        "with",
        "from",
        "by",
    ]
)
#: Nouns and gerunds of a purpose that are forms of acting verbs as well.
_PURPOSE_VERBS = frozenset(
    [
        "building",
        "developing",
        "promoting",
        "handling",
        "making",
        "setting",
        "establishing",
        "planning",
        "study",
        "test",
        "trial",
        "pilot",
        "plan",
        "tax",
        "fund",
        "land",
        "exchange",
        "finance",
        "trade",
        "draft",
        "order",
        "award",
        "support",
        "share",
        "issue",
    ]
)


def _index_behind(after: Sequence[Token], index: int, end: int) -> int:
    """Return the index of the first token that begins at or behind ``end``."""
    while index < len(after) and after[index][1] < end:
        index += 1
    return index


def _only_modifiers(between: str) -> bool:
    """Tell whether nothing but a possessive and a few lower-case adjectives stands between a place and a noun."""
    return bool(_MODIFIERS.fullmatch(between)) and not (
        set(between.split()) & (verbs()["strong"] | _FUNCTION)
    )


_FUNCTION = frozenset(
    [
        "and",
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "by",
        "to",
        "for",
        "with",
        "from",
        "as",
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "at",
        "its",
        "that",
        "this",
        "or",
        "but",
    ]
)
