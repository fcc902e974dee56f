"""Compares what two acts do: the words of their measures and passages, and the figures in them."""

from functools import lru_cache

from documents.services.likeness.concepts import concepts
from documents.services.likeness.figures import figures
from documents.services.likeness.profile import Profile, Sign, step
from documents.services.likeness.wording import fold, is_han, telling_words

#: Passages of fewer telling words share them by chance.
FEW_WORDS = 4
CONTENT_STEPS = ((0.7, 3.2), (0.55, 2.1), (0.45, 1.7), (0.35, 1.5), (0.25, 0.8), (0.12, -0.1), (0.0, -0.8))
#: The same of what passages in two languages are about.
FEW_CONCEPTS = 3
CONCEPT_STEPS = ((0.7, 1.5), (0.5, 0.7), (0.3, 0.0), (0.0, -0.8))
#: Points of the figures that both tell: one for each above a hundred or with a percent sign, else a half.
FIGURE_STEPS = ((3.0, 3.2), (2.0, 2.8), (1.0, 1.8), (0.5, 0.5), (0.0, 0.0))
LARGE = 100


def by_content(one: Profile, other: Profile) -> Sign:
    """Compare the words of the measures and of the passage or, in two languages, what they are about."""
    if is_han(_done(one)) != is_han(_done(other)):
        return _by_concepts(one, other)
    words, others = content_words(one), content_words(other)
    if len(words) < FEW_WORDS or len(others) < FEW_WORDS:
        return Sign()
    share = len(words & others) / min(len(words), len(others))
    return Sign(
        step(share, CONTENT_STEPS),
        f"The shorter text shares {share:.0%} of its telling words with the other.",
    )


def _by_concepts(one: Profile, other: Profile) -> Sign:
    about, others = concepts(_done(one)), concepts(_done(other))
    if len(about) < FEW_CONCEPTS or len(others) < FEW_CONCEPTS:
        return Sign()
    share = len(about & others) / min(len(about), len(others))
    return Sign(
        step(share, CONCEPT_STEPS), f"In two languages they share {share:.0%} of what they are about."
    )


def by_figures(one: Profile, other: Profile) -> Sign:
    """Look for figures that both tell, in whatever language."""
    shared = told_figures(one) & told_figures(other)
    points = sum(1.0 if value.endswith("%") or float(value) >= LARGE else 0.5 for value in shared)
    if not points:
        return Sign()
    largest = max(shared, key=lambda value: (not value.endswith("%"), float(value.rstrip("%"))))
    return Sign(step(points, FIGURE_STEPS), f"Both tell the figure {largest}.")


def told_figures(profile: Profile) -> frozenset[str]:
    """Return the figures of a record: of its words, and the sums that its measures name."""
    return figures(fold(profile.told)) | {f"{float(value):.12g}" for value, _ in profile.amounts}


def content_words(profile: Profile) -> frozenset[str]:
    """Return the telling words of the measures and the passage."""
    return _content_words(_done(profile), frozenset(profile.places))


def _done(profile: Profile) -> str:
    return "\n".join((*profile.measures, profile.text))


@lru_cache(maxsize=2_000)
def _content_words(text: str, places: frozenset[str]) -> frozenset[str]:
    return telling_words(text, places)
