"""Compares what two records are called."""

import re

from rapidfuzz import fuzz

from documents.services.likeness.concepts import concepts
from documents.services.likeness.content import content_words
from documents.services.likeness.profile import Profile, Sign, step
from documents.services.likeness.wording import (
    YEAR,
    fold,
    is_han,
    on_topic_alone,
    telling_words,
    title_likeness,
)

#: From a likeness of titles on, the weight that it has.
TITLE_STEPS = ((0.9, 3.9), (0.75, 3.3), (0.6, 3.1), (0.45, 1.9), (0.35, -0.2), (0.2, -0.8), (0.0, -0.8))
#: What titles weigh at most that share nothing but words of the field.
TOPIC_ALONE = 1.5
OTHER_YEARS, ANOTHER_YEAR = -3.0, -1.0
#: One name in the same words, long enough to be no mere kind of act; or its initials.
EQUAL = 4.0
LONG_LATIN, LONG_HAN = 4, 8
#: A title with fewer telling words is found in many a passage by chance.
FEW_TITLE_WORDS = 3
WITHIN_STEPS = ((0.75, 1.5), (0.5, 1.4), (0.3, 0.0), (0.0, -0.7))
RESCUED = 1.0
#: Titles in two scripts, by the share of what they are about.
FEW_CONCEPTS = 2
CONCEPT_STEPS = ((0.75, 1.4), (0.5, 0.7), (0.01, 0.1), (0.0, -0.6))


def by_title(one: Profile, other: Profile) -> Sign:
    """Compare the titles that are in one script; else look for the words of one in the passage of the other,
    or for what both are about.
    """
    pairs = [(a, b) for a in one.titles for b in other.titles if is_han(a) == is_han(b)]
    within = max((_title_within(one, other), _title_within(other, one)), key=lambda sign: sign.weight)
    if not pairs:
        about = _about(one, other)
        return about if about.weight else within
    if any(_equal(a, b) for a, b in pairs):
        return Sign(EQUAL, "They bear the same name.")
    sign = _by_words(one, other, pairs)
    if sign.weight < 0 < within.weight and sign.weight != OTHER_YEARS:
        # A title that was misread says less than the passage.
        return Sign(RESCUED, within.reason) if within.weight == WITHIN_STEPS[0][1] else Sign()
    return sign


def _by_words(one: Profile, other: Profile, pairs: list[tuple[str, str]]) -> Sign:
    """Compare the telling words of those two titles that are most alike, and the years in them."""
    places = frozenset(one.places + other.places)
    likeness, first, second = max((title_likeness(a, b, places), a, b) for a, b in pairs)
    years, others = set(YEAR.findall(first)), set(YEAR.findall(second))
    if years and others and not years & others:
        return Sign(OTHER_YEARS)
    if _of_another_year(one, other) or _of_another_year(other, one):
        return Sign(ANOTHER_YEAR)
    weight = step(likeness, TITLE_STEPS)
    if weight > TOPIC_ALONE and on_topic_alone(first, second, places):
        return Sign(TOPIC_ALONE, "The titles use the same words of the field.")
    return Sign(weight, f"The titles share {likeness:.0%} of their telling words.")


def _title_within(titled: Profile, other: Profile) -> Sign:
    """Look for the words of a title in the passage of the other record, where both are in one script."""
    if not other.text:
        return Sign()
    places = frozenset(titled.places + other.places)
    passage = content_words(other)
    shares = []
    for title in titled.titles:
        words = telling_words(title, places)
        if is_han(title) == is_han(other.text) and (
            len(words) >= FEW_TITLE_WORDS or (words and not other.titles)
        ):
            shares.append(len(words & passage) / len(words))
    if not shares or not passage:
        return Sign()
    weight = step(max(shares), WITHIN_STEPS)
    if other.titles and weight < 0:
        return Sign()
    return Sign(weight, f"The passage holds {max(shares):.0%} of the title's telling words.")


def _equal(one: str, other: str) -> bool:
    """Tell whether two titles are the same words, or one the initials of the other."""
    first, second = fold(one), fold(other)
    long = len(first) >= LONG_HAN if is_han(one) else len(first.split()) >= LONG_LATIN
    figures, others = (re.findall(r"\d+", text) for text in (first, second))
    if long and figures == others and fuzz.ratio(first, second) >= SAME_WORDS:
        return True
    return bool(_initials(one) & _initials(other)) and (_is_short(one) or _is_short(other))


SAME_WORDS = 96


def _is_short(title: str) -> bool:
    return bool(_ACRONYM.fullmatch(title.removesuffix(" Act").removesuffix(" Bill").strip()))


_ACRONYM = re.compile(r"[A-Z][A-Za-z]{1,6}[A-Z]|[A-Z]{3,7}")


def _initials(title: str) -> frozenset[str]:
    """Return the abbreviations in a title and the initials of its words."""
    named = {found.lower() for found in _ACRONYM.findall(title)}
    words = [word for word in re.findall(r"[A-Za-z]+", title) if word[0].isupper()]
    letters = "".join(word[0] for word in words).lower()
    return frozenset(named | {letters, letters[:-1]} if len(letters) > FEW_INITIALS else named)


FEW_INITIALS = 3


def _of_another_year(dated: Profile, other: Profile) -> bool:
    """Tell whether a record is dated after the year that the other's title names, whatever it means there."""
    years = {int(year) for title in dated.titles for year in YEAR.findall(title)}
    if not years or not other.dates or any(YEAR.search(title) for title in other.titles):
        return False
    return all(first.year > max(years) for first, _ in other.dates)


def _about(one: Profile, other: Profile) -> Sign:
    """Compare what titles in two scripts are about."""
    pairs = [(concepts(a), concepts(b)) for a in one.titles for b in other.titles]
    shares = [len(a & b) / min(len(a), len(b)) for a, b in pairs if min(len(a), len(b)) >= FEW_CONCEPTS]
    if not shares:
        return Sign()
    return Sign(step(max(shares), CONCEPT_STEPS), "The titles are about the same in two languages.")
