"""Which stored texts hold the words of a list's entry, and sending them through extraction again."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet

from documents.models import Document, TextVersion
from documents.services import intake
from documents.services.errors import InvalidValue, Refused
from documents.vocabulary import DocumentState

#: Texts shown, and texts run again at once; the rest is counted.
MOST = 200
MOST_WORDS = 40
SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Touched:
    """The texts that hold any of some words: how many, and the newest of them."""

    count: int
    documents: list[Document]


def find(*, words: Iterable[str]) -> Touched:
    """Return the texts that hold any of the words, Latin ones as whole words, capitals and small alike.

    Raises ``InvalidValue`` for more than ``MOST_WORDS`` words, or one that is shorter than two characters.
    """
    rows = _holding(words)
    return Touched(rows.count(), list(rows.order_by("-pk")[:MOST]))


def run_again(*, words: Iterable[str], by: User) -> tuple[int, list[str]]:
    """Send the newest of those texts through extraction again; return how many, and why others were not.

    Candidates that nobody has decided on are replaced by what is found now; decided ones stay.
    """
    sent, refused = 0, []
    for document in _holding(words).order_by("-pk")[:MOST]:
        try:
            intake.run_again(document=document, by=by)
            sent += 1
        except Refused as refusal:
            refused.append(f"“{document}”: {refusal}")
    return sent, refused


def _holding(words: Iterable[str]) -> QuerySet[Document]:
    words = list(dict.fromkeys(" ".join(word.split()) for word in words if word.strip()))
    if not words:
        return Document.objects.none()
    if len(words) > MOST_WORDS:
        raise InvalidValue(
            f"These are {len(words)} words, and {MOST_WORDS} are looked for at once: take some out."
        )
    short = [word for word in words if len(word) < SHORTEST]
    if short:
        raise InvalidValue(f"“{short[0]}” is too short to look for.")
    held = Q()
    for word in words:
        held |= _holds(word)
    texts = TextVersion.objects.filter(held, document__state=DocumentState.EXTRACTED)
    return Document.objects.filter(pk__in=texts.values("document"), duplicate_of=None)


def _holds(word: str) -> Q:
    if not word.isascii():
        return Q(text__icontains=word)
    pattern = r"\s+".join(re.sub(r"([^A-Za-z0-9])", r"\\\1", part) for part in word.split())
    before, behind = (r"\m" if word[0].isalnum() else ""), (r"\M" if word[-1].isalnum() else "")
    return Q(text__iregex=f"{before}{pattern}{behind}")
