"""Who else has a record open: a page says so when it is opened, and again as long as it stays open."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import User

from documents.models import Candidate, Policy, Presence

#: Three beats of a page, so that a single lost one does not make anybody vanish.
ALIVE = timedelta(seconds=60)
#: So long is told of who opened a page that never beats, as one without scripts does.
TOLD = timedelta(minutes=10)
#: Rows older than this say nothing to anybody.
KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody at a record: ``here`` where the page says so itself, else it was opened at ``since``."""

    name: str
    since: datetime
    here: bool


def opened(*, row: Candidate | Policy, by: User, now: datetime) -> None:
    """Note that a person opens a record."""
    Presence.objects.update_or_create(
        person=by, **_subject(row), defaults={"opened_at": now, "beat_at": None}
    )
    Presence.objects.filter(opened_at__lt=now - KEPT).delete()


def beat(*, row: Candidate | Policy, by: User, now: datetime) -> None:
    """Note that a person still has a record open."""
    Presence.objects.update_or_create(
        person=by,
        **_subject(row),
        defaults={"beat_at": now},
        create_defaults={"opened_at": now, "beat_at": now},
    )


def others(*, row: Candidate | Policy, by: User, now: datetime) -> list[Reader]:
    """Return who else has a record open, or opened it a short while ago, by name."""
    found = Presence.objects.filter(**_subject(row)).exclude(person=by).select_related("person")
    readers = [
        Reader(name=str(seen.person), since=seen.opened_at, here=seen.beat_at is not None)
        for seen in found
        if _is_there(seen, now)
    ]
    return sorted(readers, key=lambda reader: reader.name)


def _is_there(seen: Presence, now: datetime) -> bool:
    if seen.beat_at is not None:
        return seen.beat_at > now - ALIVE
    return seen.opened_at > now - TOLD


def _subject(row: Candidate | Policy) -> dict[str, Any]:
    return {"candidate": row} if isinstance(row, Candidate) else {"policy": row}
