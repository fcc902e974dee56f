"""Which policies have the words of a search, and how well; PostgreSQL answers."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from django.db import connection

from documents import words
from documents.search.lists import Lists
from documents.search.rows import Numbers

#: Ranking reads each policy's words; of more hits than this the newest are ranked, the others follow by date.
MAX_RANKED = 2_000
#: How alike two spellings are, from 0 to 1, to stand for one another when nothing has the words as typed.
ALIKE = 0.4
MAX_ALIKE = 200
#: Sides of the vocabulary that one search may grow by.
MAX_SYNONYMS = 8

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
        cursor.execute(_HITS, [query.tsquery])
        return np.fromiter((row[0] for row in cursor.fetchall()), dtype=np.int64)


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

    So "Guangdong" finds what says 广东, and "e-government" what is filed under government services. Words in
    quotation marks and exclusions stay as they are typed.
    """
    names = _names(lists)
    return words.Query(tuple(_wider(clause, names) for clause in query.clauses), cut=query.cut)


def _wider(clause: words.Clause, names: dict[words.Phrase, tuple[words.Phrase, ...]]) -> words.Clause:
    if clause.quoted or clause.excluded:
        return clause
    more = [other for phrase in clause.phrases for other in names.get(_bare(phrase), ())]
    phrases = tuple(dict.fromkeys([*clause.phrases, *more[:MAX_SYNONYMS]]))
    return words.Clause(clause.text, phrases)


def _bare(phrase: words.Phrase) -> words.Phrase:
    return tuple(words.Step(step.word, step.gap) for step in phrase)


@lru_cache(maxsize=2)
def _vocabulary(labels: tuple[tuple[str, ...], ...]) -> dict[words.Phrase, tuple[words.Phrase, ...]]:
    names: dict[words.Phrase, tuple[words.Phrase, ...]] = {}
    for group in labels:
        phrases = tuple(_bare(words.phrase(name)) for name in group)
        for phrase in phrases:
            # The first two are the labels; the other names of the same thing lead to them, not to one
            # another.
            names[phrase] = (*names.get(phrase, ()), *phrases[:2])
    return names


def _names(lists: Lists) -> dict[words.Phrase, tuple[words.Phrase, ...]]:
    sectors = tuple((label.label_en, label.label_zh, *label.keywords) for label in lists.sectors)
    countries = tuple((place.label_en, place.label_zh) for place in lists.places if not place.above)
    return _vocabulary(sectors + countries)
