"""Which policies have the words of a search, and how well; PostgreSQL answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from django.db import connection

from documents import words
from documents.search.lists import Lists
from documents.search.rows import Numbers, copied

#: Ranking reads each policy's words; of more hits than this the newest are ranked, the others follow by date.
MAX_RANKED = 2_000
#: How alike two spellings are, from 0 to 1, to stand for one another when nothing has the words as typed.
ALIKE = 0.4
MAX_ALIKE = 200
#: Labels that one word of a search may also stand for.
MAX_SYNONYMS = 8
#: Words of the longest name, and characters of the longest Chinese one, that are looked for in a search.
LONGEST_NAME = 5
LONGEST_PART = 12
#: What a place's Chinese name ends in and what is often left out.
PLACE_ENDINGS = "省市区县州"
#: Words of every search in this field, by which a run of Chinese is parted.
# fmt: off
COMMON_CHINESE = (
    "区块链", "政策", "措施", "办法", "意见", "通知", "规划", "方案", "计划", "实施",
    "应用", "发展", "产业", "数字", "经济", "技术", "平台", "试点", "扶持", "补贴",
    "资金", "监管", "管理", "服务", "标准", "创新", "条例", "规定", "若干", "行动",
    "支持", "促进", "建设", "数据", "信息", "加快", "推动",
)
# fmt: on
#: What every record here is: in a run of Chinese it narrows nothing.
EVERY_RECORD = {"政策"}

_HITS = "SELECT policy_id FROM documents_policysearch WHERE vector @@ to_tsquery('english', %s)"
_RANKED = """
    SELECT policy_id FROM documents_policysearch
     WHERE policy_id = ANY(%s)
     ORDER BY ts_rank('{0.05, 0.2, 0.5, 1.0}', vector, to_tsquery('english', %s), 1) DESC, policy_id DESC
"""
_ALIKE = """
    SELECT policy_id FROM documents_policysearch
     WHERE %s <%% title_words
     ORDER BY word_similarity(%s, title_words) DESC, policy_id DESC LIMIT %s
"""


def hits(query: words.Query) -> Numbers:
    """Return the keys of the policies, public or not, that have the words of a search, in no order."""
    if not query:
        return np.empty(0, dtype=np.int64)
    with connection.cursor() as cursor:
        select = cursor.mogrify(_HITS, [query.tsquery]).decode()
    return copied(select, width=1)[:, 0]


def ranked(policies: Sequence[int], query: words.Query) -> Numbers:
    """Return some policies, the best match first; words in the title weigh most, long records do not gain."""
    with connection.cursor() as cursor:
        cursor.execute(_RANKED, [list(policies), query.tsquery])
        return np.fromiter((row[0] for row in cursor.fetchall()), dtype=np.int64)


def resembling(text: str) -> Numbers:
    """Return the policies whose titles resemble ``text``, the most alike first."""
    spelled = words.index_words(text)
    if not spelled:
        return np.empty(0, dtype=np.int64)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pg_trgm.word_similarity_threshold', %s, false)", [str(ALIKE)])
        cursor.execute(_ALIKE, [spelled, spelled, MAX_ALIKE])
        return np.fromiter((row[0] for row in cursor.fetchall()), dtype=np.int64)


def widened(query: words.Query, lists: Lists) -> words.Query:
    """Return the search with the names that the vocabulary has for its words, in both languages.

    So "e-government" finds what is filed under government services, and 医疗 what is about health. A run of
    Chinese that is made of known names is found as these names too, wherever they stand. Words in quotation
    marks and exclusions stay as they are typed.
    """
    vocabulary = _vocabulary_of(lists)
    clauses = [part for clause in query.clauses for part in _parted(clause, vocabulary)]
    return words.Query(_with_synonyms(clauses, vocabulary), cut=query.cut)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """``others``: the labels that stand for a name.

    ``chinese``: names by which a run of Chinese is parted.
    """

    others: dict[words.Phrase, tuple[words.Phrase, ...]]
    chinese: frozenset[str]


def _is_plain(clause: words.Clause) -> bool:
    return not clause.quoted and not clause.excluded and len(clause.phrases) == 1


def _with_synonyms(clauses: Sequence[words.Clause], vocabulary: Vocabulary) -> tuple[words.Clause, ...]:
    """Add to each clause the labels of the longest name that it is part of.

    Of "medical records", if that names a sector, either both words are there or the sector's label: which is
    to say that each word or the label is there.
    """
    widened = list(clauses)
    place = 0
    while place < len(clauses):
        length, labels = _longest_name(clauses[place : place + LONGEST_NAME], vocabulary)
        for position in range(place, place + length):
            phrases = (*clauses[position].phrases, *labels[:MAX_SYNONYMS])
            widened[position] = replace(clauses[position], phrases=tuple(dict.fromkeys(phrases)))
        place += max(length, 1)
    return tuple(widened)


def _longest_name(
    clauses: Sequence[words.Clause], vocabulary: Vocabulary
) -> tuple[int, tuple[words.Phrase, ...]]:
    """Return how many of the clauses, from the first, make a name, and the labels of what it names."""
    for length in range(len(clauses), 0, -1):
        run = clauses[:length]
        if not all(_is_plain(clause) for clause in run):
            continue
        labels = vocabulary.others.get(_bare(tuple(step for clause in run for step in clause.phrases[0])))
        if labels:
            return length, labels
    return 0, ()


def _parted(clause: words.Clause, vocabulary: Vocabulary) -> list[words.Clause]:
    """Part a run of Chinese into the names it is made of: the whole run is there, or each of the names."""
    known = _known_parts(clause.text, vocabulary.chinese) if _is_plain(clause) else []
    parts = [part for part in known if part not in EVERY_RECORD]
    if not parts or len(known) < 2:  # noqa: PLR2004 (one part is the run itself)
        return [clause]
    return [replace(clause, phrases=(words.phrase(part), *clause.phrases)) for part in parts]


def _known_parts(text: str, names: frozenset[str]) -> list[str]:
    """Cut ``text`` into the longest names from its beginning; nothing where something is left over."""
    folded = "".join(words.fold_char(char) for char in text)
    parts = []
    place = 0
    while place < len(folded):
        sizes = range(min(LONGEST_PART, len(folded) - place), 1, -1)
        size = next((size for size in sizes if folded[place : place + size] in names), 0)
        if not size:
            return []
        parts.append(folded[place : place + size])
        place += size
    return parts


def _bare(phrase: words.Phrase) -> words.Phrase:
    """Return the words of a phrase as neighbours, so that "e government" is "e-government"."""
    return tuple(words.Step(step.word) for step in phrase)


#: The vocabulary of the lists that were last searched in; they are replaced whole when they change.
_HELD: list[tuple[Lists, Vocabulary]] = []


def _vocabulary_of(lists: Lists) -> Vocabulary:
    for held, vocabulary in _HELD:
        if held is lists:
            return vocabulary
    vocabulary = Vocabulary(_others(lists), frozenset(_chinese_names(lists)))
    _HELD[:] = [(lists, vocabulary)]
    return vocabulary


def _others(lists: Lists) -> dict[words.Phrase, tuple[words.Phrase, ...]]:
    groups = [(label.label_en, label.label_zh, *label.keywords) for label in lists.sectors]
    groups += [(place.label_en, place.label_zh) for place in lists.places if not place.above]
    others: dict[words.Phrase, tuple[words.Phrase, ...]] = {}
    for group in groups:
        # The first two are the labels; the other names of a thing lead to them, not to one another.
        labels = tuple(words.phrase(name) for name in group[:2])
        for name in group:
            key = _bare(words.phrase(name))
            others[key] = (*others.get(key, ()), *labels)
    return others


def _chinese_names(lists: Lists) -> Iterator[str]:
    yield from COMMON_CHINESE
    for label in (*lists.sectors, *lists.measure_types):
        yield from (name for name in (label.label_zh, *label.keywords) if not name.isascii())
    for place in lists.places:
        yield place.label_zh
        if len(place.label_zh) > 2 and place.label_zh[-1] in PLACE_ENDINGS:  # noqa: PLR2004 (州, 县 alone)
            yield place.label_zh[:-1]
