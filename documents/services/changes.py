"""The upkeep of the log by which the counts of the public pages are kept current."""

from datetime import datetime, timedelta

from documents.models import PolicyChange

#: A process that has not answered a page for so long reads everything again, which takes seconds.
KEPT = timedelta(days=1)


def forget_changes(*, now: datetime) -> int:
    """Delete the changes older than a day and return how many they were; safe at any time."""
    deleted, _by_model = PolicyChange.objects.filter(created_at__lt=now - KEPT).delete()
    return deleted
