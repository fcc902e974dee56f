"""What expires soon: policies by the date on which they end."""

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from documents.models import Policy, PolicyDate
from documents.vocabulary import DateKind, Lifecycle

#: Days from today within which a policy ends, with what the choice is called.
SOON = {"30": "within 30 days", "90": "within 90 days", "365": "within a year"}
#: Stages of an act that is over; a date that has passed needs no more looking after there.
OVER = (Lifecycle.EXPIRED, Lifecycle.REPEALED, Lifecycle.SUPERSEDED, Lifecycle.WITHDRAWN)


class ExpiryFilter(admin.SimpleListFilter):
    """Ends soon by its date, or has ended and is not marked so."""

    title = "expires"
    parameter_name = "expires"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the spans of days."""
        return [*SOON.items(), ("past", "past, but not marked as over")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Policy]) -> QuerySet[Policy]:
        """Narrow to the policies that end in the span chosen."""
        today = timezone.localdate()
        ends = PolicyDate.objects.filter(policy=OuterRef("pk"), kind=DateKind.EXPIRES)
        if self.value() in SOON:
            last = today + timedelta(days=int(str(self.value())))
            return queryset.filter(Exists(ends.filter(latest__gte=today, latest__lte=last)))
        if self.value() == "past":
            return queryset.filter(Exists(ends.filter(latest__lt=today))).exclude(lifecycle__in=OVER)
        return queryset
