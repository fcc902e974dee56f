"""The names that stand for one another: those of the reference lists and of the glossary."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from documents import words
from documents.glossary import glossary
from documents.search.lists import Lists

#: Characters of the longest Chinese name that is looked for in a search.
LONGEST_PART = 12
#: What a place's Chinese name ends in and what is often left out.
PLACE_ENDINGS = "省市区县州"
#: Words of every search in this field that the glossary does not have, by which a run of Chinese is parted.
COMMON_CHINESE = ("政策", "意见", "方案", "实施", "扶持", "资金", "管理", "服务", "条例", "若干", "行动",
                  "支持", "促进", "加快", "推动", "关于", "第一", "人民")  # fmt: skip
#: Endings of English plurals, longest first, with what the singular has instead.
PLURALS = (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("sses", "ss"), ("s", ""))
SINGULARS = ("ss", "us", "is")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``others``: the names that a name stands for, by its key.

    ``chinese``: names by which a run of Chinese is parted.
    """

    others: dict[words.Phrase, tuple[words.Phrase, ...]]
    chinese: frozenset[str]

    def names_for(self, phrase: words.Phrase) -> tuple[words.Phrase, ...]:
        """Return the names that ``phrase`` stands for, itself among them; none where it is no name."""
        return self.others.get(key_of(phrase), ())


def key_of(phrase: words.Phrase) -> words.Phrase:
    """Return the words of a phrase as neighbours and in the singular.

    So "e government" is "e-government", and "hospitals" is "hospital".
    """
    return tuple(words.Step(_singular(step.word)) for step in phrase)


def _singular(word: str) -> str:
    if len(word) < 4 or not word.isascii() or word.endswith(SINGULARS):  # noqa: PLR2004 (gas, bus)
        return word
    for ending, instead in PLURALS:
        if word.endswith(ending):
            return word.removesuffix(ending) + instead
    return word


#: The vocabulary of the lists that were last searched in; they are replaced whole when they change.
_HELD: list[tuple[Lists, Vocabulary]] = []


def vocabulary_of(lists: Lists) -> Vocabulary:
    """Return the vocabulary of some lists."""
    for held, vocabulary in _HELD:
        if held is lists:
            return vocabulary
    vocabulary = Vocabulary(_others(lists), frozenset(_chinese_names(lists)))
    _HELD[:] = [(lists, vocabulary)]
    return vocabulary


def _others(lists: Lists) -> dict[words.Phrase, tuple[words.Phrase, ...]]:
    """A thing's names lead to its two labels; of a line of the glossary each leads to all."""
    others: dict[words.Phrase, tuple[words.Phrase, ...]] = {}
    for label in lists.sectors:
        _lead(others, (label.label_en, label.label_zh, *label.keywords), (label.label_en, label.label_zh))
    for place in lists.places:
        if not place.above:
            _lead(others, (place.label_en, place.label_zh), (place.label_en, place.label_zh))
    for names in glossary():
        _lead(others, names, names)
    return others


def _lead(
    others: dict[words.Phrase, tuple[words.Phrase, ...]], names: Iterable[str], to: Iterable[str]
) -> None:
    targets = tuple(words.phrase(name) for name in to)
    for name in names:
        key = key_of(words.phrase(name))
        others[key] = tuple(dict.fromkeys((*others.get(key, ()), *targets)))


def _chinese_names(lists: Lists) -> Iterator[str]:
    yield from COMMON_CHINESE
    for label in (*lists.sectors, *lists.measure_types):
        yield from (_folded(name) for name in (label.label_zh, *label.keywords) if not name.isascii())
    for names in glossary():
        yield from (_folded(name) for name in names if not name.isascii())
    for place in lists.places:
        name = _folded(place.label_zh)
        yield name
        if len(name) > 2 and name[-1] in PLACE_ENDINGS:  # noqa: PLR2004 (州, 县 alone)
            yield name[:-1]


def _folded(text: str) -> str:
    return "".join(words.fold_char(char) for char in text)
