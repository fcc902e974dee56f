"""Finds bodies that English texts name without a capital: by their place, their task or an article."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

from documents.extraction.authorities.english import EnglishNames
from documents.extraction.authorities.english_acting import acting_names
from documents.extraction.authorities.mention import (
    BARE,
    LOOSE,
    NAME,
    OFFICIAL,
    PLACE,
    RELATIVE,
    BodyMention,
)
from documents.extraction.authorities.places import PlaceIndex
from documents.extraction.authorities.tokens import INTO, LEFT, Token, is_name_word, reach, tokens
from documents.extraction.authorities.words import WordIndex, english, verbs
from documents.extraction.folding import lower
from documents.extraction.gazetteer import Place

#: How far before a noun its place may stand.
_PLACE_REACH, _OFFICE_REACH = 28, 3
#: Most words of what a group is for; its verb comes behind the second or third.
_MOST_PURPOSE, _FIRST_STOP, _FIRST_VERB = 26, 1, 2
_DEPARTMENTS = re.compile(
    r"\b(?:(?:[a-z-]{2,20}, ){0,4}[a-z-]{2,20} and )?(?!the\b)[a-z-]{2,20} "
    r"(?:departments?|bureaus?|offices?) of the (?:city|province|district|county|region|state)\b"
)
#: 'the provincial tax bureau', of the place that the text speaks of.
_LEVELLED = re.compile(
    r"\b[Tt]he ((?:provincial|municipal|district|county|prefectural|cantonal|regional|city|state)"
    r" (?!level|and\b)"
    r"(?:(?:people's )?government(?: office|'s general office)?"
    r"|council|legislature|parliament|senate|assembly"
    r"|(?:[a-z-]{2,20} ){0,4}?(?:bureau|department|commission|administration|authority|directorate|agency"
    r"|office|service|court|ministry|committee|police)))\b(?! of| in)"
)
_LEVEL = re.compile(
    r"[Tt]he (?:provincial|municipal|district|county|prefectural|cantonal|regional|city|state) "
)
#: What every such name holds; it is found faster than the name.
_DEPARTMENT = re.compile(r"(?:department|bureau|office)s? of the ")
_STATE_OF = re.compile(
    r"\b(?:State|[Cc]ity|[Tt]own|[Mm]unicipality|[Cc]anton|[Cc]ounty|[Pp]rovince|[Ee]mirate|Commonwealth|Kingdom"
    r"|[Pp]rincipality|Republic) of (?=[A-Z])"
)
#: A town that no list holds.
_TOWN = re.compile(
    r"(?:[Cc]ity|[Tt]own|[Mm]unicipality|[Cc]ounty) of "
    r"(?:[A-Z][a-z]{2,20}[ -]){0,2}[A-Z][a-z]{2,20}\b(?! [A-Z])"
)
_OF_PLACE = re.compile(
    r" (?:in|of) (?:the )?"
    r"(?:(?:(?:north|south|east|west|central)\w{0,8}[ -]){0,2}(?:[A-Z][a-z]{3,12}'s )?)?(?=[A-Z])"
)
#: A place whose country is named first: 'authorities of the Indian state of …'.
_BELOW = re.compile(
    r" (?:province|state|city|region|district|canton|municipality|island|territory) of [A-Z]\w+"
)
#: 'Digital government' is no body, and local governments are many.
_IN_GENERAL = re.compile(
    r"\b(?:digital|smart|open|mobile|electronic|local|foreign|other|lower|higher|self)[ -]"
    r"(?:[A-Z][a-z]{3,12} )?$",
    re.IGNORECASE,
)
_HOLDER = re.compile(r"\.?(?:,? (?:[A-Z][\w'-]{0,30}|(?:de|al|bin)\b)){1,4}")
#: Offices that are written short before the name of who holds them.
_IN_FULL = {"Gov": "Governor", "Sen": "Senator", "Rep": "Representative"}
#: What stands before a noun that points back.
_POINTING = ("the ", "The ", "this ", "This ", "same ")
_SEAT = re.compile(r" in ([A-Z][a-z]{2,20})\b")
_MODIFIERS = re.compile(r"(?:'s|s')?(?: (?:[a-z-]{2,12}|[A-Z]{2,4})){0,2} ?")
#: A branch 'of the National Development' belongs to the commission whose name goes on behind an 'and'.
_HEAD = "Commission|Bureau|Department|Committee|Administration|Ministry|Authority|Agency|Office"
_UNFINISHED = re.compile(rf"of the (?!.*\b(?:{_HEAD})\b)[A-Z]")
_REST = re.compile(rf" and (?:[A-Z][a-z]{{2,20}} ){{1,3}}(?:{_HEAD})\b")
#: A ministry in lower case with its subject: 'the ministry of finances of Ukraine'.
_MINISTRY_OF = re.compile(
    r"\b[Mm]inistry of (?:the )?(?:[a-z]{3,20}(?:, | and | )){1,5}of (?:the )?(?=[A-Z])"
)


@lru_cache(maxsize=1)
def _composed() -> frozenset[str]:
    """Return the nouns that are made of a field and a kind of authority: 'tax tribunal'."""
    pairs = product(english()["loose_fields"], english()["loose_heads"])
    return frozenset(f"{field} {head}" for field, head in pairs)


@lru_cache(maxsize=1)
def _loose() -> WordIndex:
    """Return the index of nouns that name a body beside a place."""
    nouns = english()["loose"] | _composed()
    return WordIndex(nouns | {noun[0].upper() + noun[1:] for noun in nouns})


@lru_cache(maxsize=1)
def _groups() -> WordIndex:
    """Return the index of groups that are named by what they are for, in lower case."""
    groups = english()["lower_groups"]
    return WordIndex(groups | {f"{group}s" for group in groups})


@lru_cache(maxsize=1)
def _back() -> WordIndex:
    """Return the index of nouns that may point back to a body or place."""
    return WordIndex(english()["back"] | english()["places_back"])


@lru_cache(maxsize=1)
def _offices() -> WordIndex:
    """Return the index of offices whose holder acts."""
    return WordIndex(english()["officials"])


class LooseNames:
    """Finds such names in one text. Holds nothing but the text and its places."""

    def __init__(self, folded: str, places: PlaceIndex) -> None:
        """Take the folded text and the index of its places."""
        self.folded = folded
        self.places = places
        self._grammar = EnglishNames(folded, places)

    def mentions(self) -> list[BodyMention]:
        """Return all names found, overlaps included."""
        return [
            *self._beside_places(),
            *self._ministries(),
            *self._states(),
            *self._groups(),
            *self._officials(),
            *acting_names(self.folded, self.places),
            *self._nouns(),
        ]

    def _beside_places(self) -> Iterator[BodyMention]:
        """Return nouns with their place: 'the Thai central bank', 'the legislature in Cheyenne'."""
        for start, end in _loose().find(self.folded):
            noun = self.folded[start:end]
            if _IN_GENERAL.search(self.folded, max(0, start - 24), start):
                continue
            before = self.places.before(start, _PLACE_REACH)
            behind = self._place_behind(end)
            if before is not None and _only_modifiers(self.folded[before.end : start]):
                modified = self.folded[before.end : end].removeprefix("'s").strip()
                name = f"{self.folded[before.start : before.end]} {modified}"
                yield BodyMention(before.start, end, name, LOOSE, before.code)
            elif behind is not None:
                below = _BELOW.match(self.folded, behind.end)
                stop = below.end() if below else behind.end
                name = " ".join(self.folded[start:stop].split())
                yield BodyMention(start, stop, name, LOOSE, behind.code)
            elif noun in english()["lone"] or self._is_the_one(noun, start):
                seat_end = self._seat_end(noun, end)
                kind = BARE if seat_end == end else LOOSE
                yield BodyMention(start, seat_end, self.folded[start:seat_end], kind)

    def _is_the_one(self, noun: str, start: int) -> bool:
        """Tell whether an article makes a field with its authority the one of its place."""
        pointed = self.folded.endswith(_POINTING, max(0, start - 6), start)
        return pointed and not noun.endswith("s") and noun in _composed()

    def _place_behind(self, end: int) -> Place | None:
        """Return the place of an 'in' or 'of' behind a noun."""
        joint = _OF_PLACE.match(self.folded, end)
        return self.places.at(joint.end()) if joint else None

    def _seat_end(self, noun: str, end: int) -> int:
        """Return where 'in' and the seat of a house of parliament end: 'the legislature in Austin'."""
        seat = _SEAT.match(self.folded, end) if noun.title() in english()["houses"] else None
        return seat.end() if seat is not None and is_name_word(seat.group(1)) else end

    def _ministries(self) -> Iterator[BodyMention]:
        """Return ministries in lower case with their subject and their country."""
        for ministry in _MINISTRY_OF.finditer(self.folded) if "inistry of " in self.folded else ():
            place = self.places.at(ministry.end())
            if place is not None:
                name = " ".join(self.folded[ministry.start() : place.end].split())
                yield BodyMention(ministry.start(), place.end, name, LOOSE, place.code, "ministry")

    def _states(self) -> Iterator[BodyMention]:
        """Return places named as states: 'the State of Illinois', 'the city of Zug'."""
        for state in _STATE_OF.finditer(self.folded):
            place = self.places.at(state.end())
            if place is not None:
                name = self.folded[state.start() : place.end]
                yield BodyMention(state.start(), place.end, name, PLACE, place.code, "government")
            elif (unlisted := _TOWN.match(self.folded, state.start())) is not None:
                yield BodyMention(*unlisted.span(), unlisted.group(), NAME, "", "government")

    def _groups(self) -> Iterator[BodyMention]:
        """Return groups with what they are for or of, and the place in front."""
        for noun_start, noun_end in _groups().find(lower(self.folded)):
            _, right = reach(self.folded, noun_start, noun_end)
            end = self._belonging(tokens(self.folded, noun_end, right), noun_end)
            left = tokens(self.folded, max(0, noun_start - LEFT), noun_start)
            start = self._grammar.leftwards(left, noun_start)
            if end > noun_end or start < noun_start:
                name = " ".join(self.folded[start:end].split())
                yield BodyMention(start, end, name, NAME, self.places.region_in(start, end))

    def _belonging(self, after: Sequence[Token], end: int) -> int:
        """Return where the body that a group belongs to, or what it is for, ends."""
        if after and after[0][0] == "of":
            stop = self._grammar.phrase(after, 1)
            found = after[stop - 1][2] if stop else end
            rest = _REST.match(self.folded, found) if _UNFINISHED.search(self.folded, end, found) else None
            return rest.end() if rest else found
        return _purpose_end(after, end)

    def _officials(self) -> Iterator[BodyMention]:
        """Return holders of an office; where their place stands in front, the office of that place."""
        for start, office_end in _offices().find(self.folded):
            holder = _HOLDER.match(self.folded, office_end)
            end = holder.end() if holder else office_end
            end -= 2 * self.folded.endswith("'s", start, end)
            place = self.places.before(start, _OFFICE_REACH)
            if place is not None and self.folded[place.end : start].strip(" '") in ("", "s"):
                office = self.folded[start:office_end]
                name = f"{self.folded[place.start : place.end]} {_IN_FULL.get(office, office)}"
                yield BodyMention(place.start, end, name, OFFICIAL, place.code, "government")
            else:
                yield BodyMention(start, end, self.folded[start:end], OFFICIAL, "", "government")

    def _nouns(self) -> Iterator[BodyMention]:
        """Return nouns that point back ('the same commission', 'the city') or leave their place out."""
        for start, end in _back().find(self.folded):
            pointed = self.folded.endswith(_POINTING, max(0, start - 6), start)
            if pointed and not self.folded.startswith(" of ", end):
                yield BodyMention(start, end, self.folded[start:end], BARE)
        for name in _LEVELLED.finditer(self.folded) if _LEVEL.search(self.folded) else ():
            yield BodyMention(name.start(1), name.end(1), name.group(1), RELATIVE)
        for name in _DEPARTMENTS.finditer(self.folded) if _DEPARTMENT.search(self.folded) else ():
            yield BodyMention(name.start(), name.end(), name.group(), RELATIVE)


#: An adverb belongs to the verb behind the name: "Group for Promoting Chains officially issued".
_ADVERB = re.compile(r"(?!(?:only|family|supply|early|assembly|daily)$)[a-z]{3,12}ly")


def _purpose_end(after: Sequence[Token], end: int) -> int:
    """Return where 'for ...' behind a group ends: before a verb, a comma or a stop, but not within quotes."""
    if not after or after[0][0] not in INTO:
        return end
    quoted = False
    for index, (word, _, stop) in enumerate(after[:_MOST_PURPOSE]):
        if word == '"':
            quoted = not quoted
        elif not quoted and _ends_purpose(word, index):
            break
        end = stop
    return end


def _ends_purpose(word: str, index: int) -> bool:
    """Tell whether a word no longer belongs to what a group is for."""
    ends = word in ",.;:()" or word in english()["ends_purpose"] or word in verbs()["said"]
    if index > _FIRST_STOP and (ends or _ADVERB.fullmatch(word)):
        return True
    return index > _FIRST_VERB and word in verbs()["strong"] and word not in english()["purpose_verbs"]


def _only_modifiers(between: str) -> bool:
    """Tell whether only a possessive and a few adjectives stand between a place and a noun."""
    if _MODIFIERS.fullmatch(between) is None:
        return False
    words = set(between.split())
    return words.isdisjoint(verbs()["strong"]) and words.isdisjoint(english()["function"])
