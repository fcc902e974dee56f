"""The words that texts have: what a misspelled search is held against."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models


class SearchWord(models.Model):
    """A word of a policy's search words, in lower case. Written by a trigger alone.

    Rows are only added, so writers never wait for one another: two that write at once may leave a word twice,
    and a word stays when its last policy goes. Nothing is answered from here: a spelling that is proposed has
    been looked up among the published policies first.
    """

    word = models.CharField(max_length=60)

    class Meta:
        indexes = [
            models.Index(fields=["word"], name="search_word_word"),
            GinIndex(fields=["word"], opclasses=["gin_trgm_ops"], name="search_word_trgm"),
        ]

    def __str__(self) -> str:
        return self.word
