"""Adds up what speaks for and against two records being one act."""

import math
from collections.abc import Hashable, Mapping
from typing import TypeVar

from documents.services.likeness.content import by_content, by_figures
from documents.services.likeness.numbering import by_number
from documents.services.likeness.profile import Likeness, Observe, Profile
from documents.services.likeness.signs import (
    by_body,
    by_date,
    by_kind,
    by_page,
    by_region,
    by_sectors,
    by_stage,
)
from documents.services.likeness.titles import by_title

K = TypeVar("K", bound=Hashable)

#: Before anything is known, few of the pairs that are compared are one act.
PRIOR = -5.0
#: From this score on a pair is shown to the editor.
PROPOSED_FROM = 0.5
OBSERVATIONS: tuple[Observe, ...] = (
    by_number,
    by_title,
    by_region,
    by_date,
    by_stage,
    by_kind,
    by_body,
    by_sectors,
    by_content,
    by_figures,
    by_page,
)


def compare(one: Profile, other: Profile) -> Likeness:
    """Return how likely it is that the two tell of one act."""
    signs = [observe(one, other) for observe in OBSERVATIONS]
    odds = PRIOR + sum(sign.weight for sign in signs)
    telling = sorted(
        (sign for sign in signs if sign.reason and sign.weight > 0), key=lambda sign: -sign.weight
    )
    return Likeness(1 / (1 + math.exp(-max(-20.0, min(20.0, odds)))), tuple(sign.reason for sign in telling))


def shortlist(scored: Mapping[K, Likeness]) -> list[K]:
    """Return which of the records compared with one are worth an editor's look, the likeliest first.

    Records are of different acts as a rule, so a much likelier one speaks against the others.
    """
    ranked = sorted(
        (key for key in scored if scored[key].score >= PROPOSED_FROM), key=lambda key: -scored[key].score
    )
    if not ranked:
        return []
    best = _odds(scored[ranked[0]].score)
    return [key for key in ranked if _odds(scored[key].score) >= best - MUCH_LIKELIER]


#: In log odds: between one in four and one in five.
MUCH_LIKELIER = 1.5


def _odds(score: float) -> float:
    return math.log(score / (1 - score)) if score < 1 else math.inf
