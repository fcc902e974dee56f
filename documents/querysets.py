"""The rules of who may see what and what is due, as names that chain. Views never write ``state=``."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q

from documents.vocabulary import CandidateState, DocumentState, EditorialState

if TYPE_CHECKING:
    from documents.models import Region

#: Attempts after which a text that never came to an end is set aside.
MAX_ATTEMPTS = 3

#: States in which a step still has to be done.
OPEN_STATES = (DocumentState.REGISTERED, DocumentState.FETCHED, DocumentState.PARSED)


class PolicyQuerySet(models.QuerySet):
    """Policies, by what visitors and editors mean."""

    def published(self) -> Self:
        """Return what the public may see."""
        return self.filter(state=EditorialState.PUBLISHED)

    def in_region(self, region: "Region") -> Self:
        """Return the policies of a place and of all places below it."""
        return self.filter(region__path__startswith=region.path)

    def dated_between(self, first: date | None, last: date | None) -> Self:
        """Return the policies whose date may lie between two days, both included; undated ones never do."""
        rows = self
        if first is not None:
            rows = rows.filter(date_latest__gte=first)
        if last is not None:
            rows = rows.filter(date_earliest__lte=last)
        return rows


class CandidateQuerySet(models.QuerySet):
    """Candidates, by what is left to do with them."""

    def to_decide(self) -> Self:
        """Return those that wait for an editor."""
        return self.filter(state=CandidateState.PROPOSED)

    def in_region(self, region: "Region") -> Self:
        """Return the candidates of a place and of all places below it."""
        return self.filter(region__path__startswith=region.path)


class DocumentQuerySet(models.QuerySet):
    """Documents, by what is left to do with them."""

    def due(self, now: datetime) -> Self:
        """Return those with a step to do that no living worker holds."""
        return self.filter(
            Q(lease_until__isnull=True) | Q(lease_until__lt=now),
            Q(not_before__isnull=True) | Q(not_before__lte=now),
            state__in=OPEN_STATES,
            attempts__lt=MAX_ATTEMPTS,
        )

    def worn_out(self, now: datetime) -> Self:
        """Return those that used up their attempts and are held by nobody."""
        return self.filter(
            Q(lease_until__isnull=True) | Q(lease_until__lt=now),
            state__in=OPEN_STATES,
            attempts__gte=MAX_ATTEMPTS,
        )
