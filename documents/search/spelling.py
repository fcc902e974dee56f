"""What a misspelled word was meant to be: the nearest word that published texts have."""

from collections.abc import Sequence

from django.db import connection

from documents import words
from documents.search import text
from documents.search.widening import is_plain

#: Shorter words are too alike to one another.
SHORTEST = 4
#: Slips allowed, from this many letters on.
SLIPS = {SHORTEST: 1, 6: 2, 12: 3}
#: From this many letters on the first may be wrong too; "dare" is not "care" misspelled.
SLIPS_IN_FRONT = 6
#: Words of one search that are corrected.
MAX_WORDS = 5
#: How alike spellings are, from 0 to 1, that are compared letter by letter, and how many.
ALIKE = 0.2
MAX_ALIKE = 100
#: Of those equally near the most common is meant; of so many it is asked how common they are.
MAX_NEAREST = 6

_THRESHOLD = "SELECT set_config('pg_trgm.similarity_threshold', %s, false);"
_ALIKE = """
    (SELECT %s AS typed, word FROM documents_searchword WHERE word %% %s
      ORDER BY similarity(word, %s) DESC, word LIMIT %s)
"""


def corrected(query: words.Query) -> dict[str, str]:
    """Return for each word of a search that no text has the word that was probably meant, where there is one.

    Looks at words in Latin letters outside quotation marks; never changes a word that some text has. Three
    queries at most.
    """
    typed = dict.fromkeys(
        clause.phrases[0][0].word
        for clause in query.clauses
        if is_plain(clause) and len(clause.phrases[0]) == 1 and _can_be_misspelled(clause.phrases[0][0].word)
    )
    known = text.having([f"'{word}'" for word in typed])
    unknown = [word for word, found in zip(typed, known, strict=True) if not found][:MAX_WORDS]
    nearest = {word: _nearest(word, others) for word, others in _alike(unknown).items()}
    # Where there is one only, how common it is decides nothing.
    asked = [word for others in nearest.values() if len(others) > 1 for word in others]
    common = {
        word: len(found)
        for word, found in zip(asked, text.having([f"'{word}'" for word in asked]), strict=True)
    }
    return {
        word: max(others, key=lambda other: (common.get(other, 0), other[0] == word[0], other))
        for word, others in nearest.items()
        if others
    }


def _can_be_misspelled(word: str) -> bool:
    return len(word) >= SHORTEST and word.isascii() and word.isalpha()


def _alike(typed: Sequence[str]) -> dict[str, list[str]]:
    """Return for each word the known words that share the most groups of three letters with it."""
    found: dict[str, list[str]] = {word: [] for word in typed}
    if not typed:
        return found
    values = [value for word in typed for value in (word, word, word, MAX_ALIKE)]
    with connection.cursor() as cursor:
        cursor.execute(_THRESHOLD + " UNION ALL ".join([_ALIKE] * len(typed)), [str(ALIKE), *values])
        for word, other in cursor.fetchall():
            found[word].append(other)
    return found


def _nearest(word: str, others: Sequence[str]) -> list[str]:
    """Return the words with the fewest slips between them and ``word``; none beyond what is allowed."""
    allowed = max(slips for length, slips in SLIPS.items() if len(word) >= length)
    if len(word) < SLIPS_IN_FRONT:
        others = [other for other in others if other[0] in word[:2]]
    slips = {other: distance(word, other) for other in dict.fromkeys(others)}
    fewest = min(slips.values(), default=allowed + 1)
    return [other for other, count in slips.items() if count == fewest <= allowed][:MAX_NEAREST]


def distance(one: str, other: str) -> int:
    """Return how many letters were left out, added, changed or swapped with their neighbour.

    This is the restricted Damerau-Levenshtein distance: no letter is touched twice.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        here = [row]
        for column, against in enumerate(other, start=1):
            cost = min(last[column] + 1, here[-1] + 1, last[column - 1] + (letter != against))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against
            here.append(min(cost, before[column - 2] + 1) if swapped else cost)
        before, last = last, here
    return last[-1]
