"""Old changes are forgotten, and the counts stay right all the same."""

from datetime import timedelta

import pytest
from django.utils import timezone

from documents.models import Policy, PolicyChange
from documents.search import store
from documents.services.changes import KEPT, forget_changes
from documents.vocabulary import EditorialState
from tests.factories import make_policy

pytestmark = pytest.mark.django_db


def test_only_what_is_older_than_a_day_is_forgotten() -> None:
    make_policy()
    PolicyChange.objects.update(created_at=timezone.now() - KEPT - timedelta(minutes=1))
    old = PolicyChange.objects.count()
    make_policy()
    recent = PolicyChange.objects.count() - old
    assert forget_changes(now=timezone.now()) == old
    assert PolicyChange.objects.count() == recent


def test_a_process_that_misses_what_was_forgotten_still_counts_right() -> None:
    policy = make_policy()
    before = len(store.current().rows)
    Policy.objects.filter(pk=policy.pk).update(state=EditorialState.DRAFT)
    PolicyChange.objects.update(created_at=timezone.now() - 2 * KEPT)
    forget_changes(now=timezone.now())
    assert len(store.current().rows) == before - 1


def test_a_process_that_began_with_an_empty_log_counts_right_after_changes_were_forgotten() -> None:
    policy = make_policy()
    PolicyChange.objects.all().delete()
    before = len(store.current().rows)
    Policy.objects.filter(pk=policy.pk).update(state=EditorialState.DRAFT)
    PolicyChange.objects.all().delete()
    assert len(store.current().rows) == before - 1
