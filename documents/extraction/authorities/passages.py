"""Holds what the weighing of bodies needs of a passage, and each mention with its part."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from documents.extraction.authorities.chinese_roles import chinese_role
from documents.extraction.authorities.english_roles import english_role
from documents.extraction.authorities.mention import BodyMention
from documents.extraction.authorities.roles import Role
from documents.extraction.gazetteer import Place
from documents.extraction.model import Span, index_from

#: From this weight on a mention counts as the issuer; weaker ones are shown to an editor, not taken.
TAKEN = 0.5
#: What joins two names, as in a list of joint issuers, is shorter than this (code points).
LONGEST_JOINT = 24


class Weighed(NamedTuple):
    """A mention with the part it plays."""

    mention: BodyMention
    role: Role


@dataclass(frozen=True, slots=True)
class Passage:
    """What the weighing needs of a page: its folded text and language, and what stands in the passage."""

    folded: str
    chinese: bool
    sentences: Sequence[Span]
    bodies: Sequence[BodyMention]
    places: Sequence[Place]
    in_heading: Sequence[BodyMention] = ()


def sentence_at(passage: Passage, at: int) -> int:
    """Return the number of the sentence of the passage that holds an offset."""
    return max(0, index_from(passage.sentences, at + 1) - 1)


def role_of(passage: Passage, start: int, end: int) -> Role:
    """Return the part that a stretch plays in its sentence."""
    around = passage.sentences[sentence_at(passage, start)] if passage.sentences else Span(start, end)
    judge = chinese_role if passage.chinese else english_role
    return judge(passage.folded, start, end, min(around.start, start), max(around.end, end))
