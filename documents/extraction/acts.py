"""Finds the sentences in which a public authority acts: who, by which verb, when, and on which document."""

import re
from functools import lru_cache
from typing import NamedTuple

from documents.extraction.act_words import words
from documents.extraction.adverbials import only_adverbials
from documents.extraction.authorities.mention import BARE, OFFICIAL
from documents.extraction.away import is_away, listed_away
from documents.extraction.gazetteer import Place
from documents.extraction.model import DateMark, Span, index_from
from documents.extraction.pointing import stand_in
from documents.extraction.reading import Page
from documents.extraction.spotting import Spotted
from documents.extraction.verbs import (
    NAMED_KINDS,
    chinese_verb_of_body,
    chinese_verb_of_place,
    intention,
    verb_of_authority,
    verb_of_body,
    verb_of_place,
)
from documents.extraction.voices import is_analyst, is_general

#: A title in quotes or title marks has at least that many characters in each script. (Every form begins with
#: its mark, what must not stand before it comes after: so a search passes quickly over all other characters.)
_TITLE = re.compile(
    r"《[^《》]{4,120}》|\"(?<!\w\")(?=[A-Z\d'])[^\"\n]{11,300}\"|'(?<![a-z]')[A-Z][^'\n]{9,200}'(?![a-z])"
)
#: Behind a place: its capital, which acts for it ("Fiji's capital").
_CAPITAL = re.compile(r"'s (?:capital(?: city)?|(?:[a-z]{3,7}[- ])?(?:largest|biggest) city)(?![a-z])")
#: What takes effect does so by itself, whosever it is (欧盟今年生效的指令); who is chosen does not act.
_BY_ITSELF = frozenset({"生效", "入选", "获批"})
_SUBORDINATE = re.compile(
    r"\W*(?:(?:(?:[a-z]+ ){0,3}(?:day|week|month|year|hour)s? |shortly |soon |just |even |right |only )"
    r"(?:after|before|since)"
    r"|what|how|why|where|whether|as|while|after|although|though|when|with|since|if|unlike|like)\s[^,]*$"
)
#: Behind such a word stands a noun, or what describes one.
_DETERMINER = re.compile(
    r"(?<![a-z])(?:the|an?|this|these|those|its|their|his|her|our|any|some|such|no|new|all|every|each|of|for|in|with"
    r"|from|under|between|complete|total|blanket|outright|recent|first|further|previous|other|various)\s$"
)
_DETERMINER_REACH, _NAME_REACH = 12, 60
#: A phrase that leads up to what a sentence tells: "In a notice of Monday, …", 在今年的文件中,….
_LED_UP = re.compile(
    r"(?:in|on|at|under|by|with|through|during|as part of|according to|following) [^,.;\n]{4,90},"
    r" (?!and |or )"
    r"|(?:此外,|同时,|另外,)?(?:在|于|根据|按照|随着|通过|继)[^,。;\n]{3,40}[中上里后时下间],"
)
#: So far from its place a verb may stand (code points).
_SUBJECT_REACH = 40
#: Who acts in a sentence is one of its first places: more of them are a list without a verb.
_MOST_PLACES = 24
#: A Chinese place opens its sentence within so many code points.
_CLAUSE_LEAD = 6
#: Behind a place: what it is, and its own law (日本作为…之一,其《…法》确立…); the verb stands further on.
_OWN_LAW = re.compile(r"(?:作为[^,。;\n]{2,40},)?(?:[其的]?《[^《》\n]{2,60}》(?:\([^()\n]{1,20}\))?)?")
#: Roles of dates that may date an act.
ACT_ROLES = frozenset({"act", "effective", "dateline"})


class Cue(NamedTuple):
    """What a sentence shows of an act; what it does not show is ``None`` or empty."""

    sentence: Span
    verb: Span | None
    authority: Span | None
    title: Span | None
    dates: tuple[DateMark, ...]
    places: tuple[Place, ...]
    topics: int
    subject: Place | None
    refers_back: bool
    analyst: bool
    general: bool = False

    @property
    def acts(self) -> bool:
        """Tell whether an authority, or a place by its own name, acts in it."""
        return (
            self.verb is not None
            and (self.authority is not None or self.subject is not None)
            and not self.analyst
            and not self.general
        )

    @property
    def dated(self) -> bool:
        """Tell whether a date stands in it that may date an act."""
        return any(mark.role in ACT_ROLES and not mark.quoted for mark in self.dates)


def _first(pattern: Spotted, low: str, start: int, end: int) -> Span | None:
    """Return the first match between two offsets."""
    match = pattern.search(low, start, end)
    return Span(match.start(), match.end()) if match else None


def _verb(page: Page, sentence: Span) -> Span | None:
    """Return the verb right behind a named body, else the first of the sentence.

    A verb of a phrase that leads up to what is told counts only where there is no other.
    """
    for body in page.bodies_in(sentence.start, sentence.end):
        if body.kind in NAMED_KINDS:
            verb = words("verbs").search(page.lower, body.end, min(sentence.end, body.end + _SUBJECT_REACH))
            if verb is None or verb.group() in _BY_ITSELF:
                continue
            if only_adverbials(page.lower[body.end : verb.start()]):
                return Span(verb.start(), verb.end())
    led = _LED_UP.match(page.lower, sentence.start, sentence.end)
    behind: Span | None = None
    for verb in words("verbs").finditer(page.lower, sentence.start, sentence.end):
        if not _is_noun(page, sentence, verb):
            said = Span(verb.start(), verb.end())
            if led is None or verb.start() >= led.end():
                return said
            behind = behind or said
    return behind


def _is_noun(page: Page, sentence: Span, verb: re.Match[str]) -> bool:
    """Tell whether a word is a noun or an adjective where it stands ("these issues"), or a part of a name."""
    if " " in verb.group():
        return False
    before = max(sentence.start, verb.start() - _DETERMINER_REACH)
    if _DETERMINER.search(page.lower, before, verb.start()) is not None:
        return True
    named = page.bodies_in(sentence.start, min(sentence.end, verb.end() + _NAME_REACH))
    return any(body.start < verb.start() and verb.end() <= body.end for body in named)


def cue_of(page: Page, sentence: Span) -> Cue:
    """Return what one sentence shows of an act."""
    verb = _verb(page, sentence)
    title = _TITLE.search(page.folded, sentence.start, sentence.end)
    places = [p for p in page.places_in(sentence.start, sentence.end) if not p.inside]
    authority = _authority(page, sentence)
    subject = _subject(page, sentence, places)
    if subject is not None and (verb is None or verb.end <= subject.start):
        end = _full_end(page, places, subject)
        verb = _first(words("verbs"), page.lower, end, sentence.end) if verb else None
        verb = verb or _predicate_of(page, sentence, subject, end)
    if verb is None:
        verb = (verb_of_body if page.language == "en" else chinese_verb_of_body)(page, sentence)
    if verb is None and authority is not None and page.language == "en":
        verb = verb_of_authority(page, sentence, authority)
    if page.language == "en" and subject is None and (verb is None or authority is None):
        pointed = stand_in(page, sentence)
        if pointed is not None:
            authority, verb = pointed.who, pointed.verb
    verb = verb or _first(words("verbs"), page.lower, sentence.start, sentence.end)
    return Cue(
        sentence=sentence,
        verb=verb,
        authority=authority,
        title=Span(title.start(), title.end()) if title else None,
        dates=tuple(page.dates_in(sentence.start, sentence.end)),
        places=tuple(places),
        topics=page.topics_in(sentence.start, sentence.end),
        subject=subject,
        refers_back=_refers_back(page, sentence, verb),
        analyst=is_analyst(page, sentence),
        general=is_general(page, sentence, verb, authority),
    )


def _refers_back(page: Page, sentence: Span, verb: Span | None) -> bool:
    """Tell whether a sentence goes on with what was told before, and names nobody else who acts."""
    if words("refers_back").match(page.lower, sentence.start, sentence.end):
        return True
    on = words("goes_on").match(page.lower, sentence.start, sentence.end)
    if on is None:
        return False
    behind = on.end() + (1 if page.language == "zh" else 2)
    if words("refers_back").match(page.lower, behind, sentence.end):
        return True
    end = verb.start if verb else sentence.start
    dated = any(mark.role == "act" for mark in page.dates_in(sentence.start, sentence.end))
    kinds = NAMED_KINDS | ({OFFICIAL, BARE} if dated else {OFFICIAL})
    named = (body for body in page.bodies_in(sentence.start, end) if body.kind in kinds)
    return not any(not p.inside for p in page.places_in(sentence.start, end)) and not any(named)


def _authority(page: Page, sentence: Span) -> Span | None:
    """Return the first public body of a sentence, by its name or by the noun of an authority."""
    noun = _first(words("authorities"), page.lower, sentence.start, sentence.end)
    places = page.places_in(sentence.start, sentence.end)
    if noun is not None and any(p.start < noun.start and noun.end == p.end for p in places):
        noun = _first(words("authorities"), page.lower, noun.end, sentence.end)
    named = next((b for b in page.bodies_in(sentence.start, sentence.end) if b.kind in NAMED_KINDS), None)
    if named is None or (noun is not None and noun.start < named.start):
        return noun
    return Span(named.start, named.end)


def _full_end(page: Page, places: list[Place], place: Place) -> int:
    """Return where the full name of a place ends: behind Beijing in "the Haidian District of Beijing"."""
    capital = _CAPITAL.match(page.lower, place.end)
    if capital is not None:
        return capital.end()
    at = index_from(places, place.start + 1)
    if at < len(places) and page.folded[place.end : places[at].start] in {" of ", ", "}:
        return places[at].end
    return place.end


def sets_the_scene(page: Page, sentence: Span, place: Place) -> bool:
    """Tell whether a place stands in a leading clause that only sets the scene ("As Fiji bans coins, …")."""
    return _SUBORDINATE.match(page.lower, sentence.start, place.start) is not None


def _predicate_of(page: Page, sentence: Span, place: Place, end: int) -> Span | None:
    """Return the verb of a place's own predicate, whichever; in Chinese of one that opens its clause."""
    if page.language == "en":
        return verb_of_place(page, end, sentence.end) or intention(page, sentence, Span(place.start, end))
    opens = place.start - sentence.start <= _CLAUSE_LEAD or page.folded[place.start - 1] in ",;"
    return chinese_verb_of_place(page, end, sentence.end) if opens else None


def _subject(page: Page, sentence: Span, places: list[Place]) -> Place | None:
    """Return the place that stands right before a verb, as the one that acts."""
    listed = listed_away(page, sentence, places[:_MOST_PLACES])
    for place in places[:_MOST_PLACES]:
        away = is_away(page, sentence, place) or place.start in listed
        if away or sets_the_scene(page, sentence, place):
            continue
        end = _full_end(page, places, place)
        own = _OWN_LAW.match(page.folded, end, sentence.end) if page.language == "zh" else None
        end = own.end() if own else end
        verb = words("verbs").search(page.lower, end, min(sentence.end, end + _SUBJECT_REACH))
        if verb is not None and verb.group() in _BY_ITSELF:
            continue
        if verb is not None and only_adverbials(page.lower[end : verb.start()]):
            return place
        if _predicate_of(page, sentence, place, end) is not None:
            return place
    return None


@lru_cache(maxsize=2)
def _all_cues(page: Page) -> tuple[Cue, ...]:
    """Return the cues of all sentences of a page; kept for the page at hand, since every finder asks."""
    return tuple(cue_of(page, sentence) for sentence in page.sentences)


def cues_in(page: Page, start: int, end: int) -> list[Cue]:
    """Return the cues of the sentences within two offsets, in their order; one that is cut is read anew."""
    low, high = page.sentences_between(start, end)
    return [_cut(page, cue, start, end) for cue in _all_cues(page)[low:high]]


def _cut(page: Page, cue: Cue, start: int, end: int) -> Cue:
    """Return the cue of the part of a sentence that lies within two offsets."""
    sentence = cue.sentence
    if start <= sentence.start and sentence.end <= end:
        return cue
    return cue_of(page, Span(max(start, sentence.start), min(end, sentence.end)))


def own_days(cue: Cue) -> set[str]:
    """Return the days and months of a sentence that may date an act, as written; also a day without month."""
    marks = (mark for mark in cue.dates if mark.role in ACT_ROLES and not mark.quoted)
    return {mark.edtf if mark.month else f"day {mark.day}" for mark in marks if mark.month or mark.day}
