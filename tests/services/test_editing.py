"""Editing at once: of two editors nobody's words are lost silently, and each change of a policy leaves its
trace."""

import threading
from collections import Counter
from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection

from documents.models import Candidate, CurationEvent, Policy, PolicyDate
from documents.services import curation
from documents.services.editing import editing
from documents.services.errors import AlreadyDecided, StaleRevision
from documents.vocabulary import EditorialState, Verb
from tests.factories import make_candidate, make_policy, make_text, make_user

PAIRS = 100


def _both(deed: Callable[[str], None]) -> list[str]:
    """Let two editors do the same deed at the same moment and return how each of them fared."""
    barrier = threading.Barrier(2)
    fates: list[str] = []

    def act(name: str) -> None:
        try:
            barrier.wait(timeout=20)
            deed(name)
            fates.append(name)
        except StaleRevision as refusal:
            fates.append(f"told of {refusal.current.title}")
        finally:
            connection.close()

    threads = [threading.Thread(target=act, args=(name,)) for name in ("first", "second")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    return sorted(fates)


def _rename(candidate: Candidate, name: str) -> None:
    curation.amend(candidate=candidate, changes={"title": name}, by=None, revision=1)


@pytest.mark.django_db(transaction=True)
def test_of_100_pairs_of_edits_of_candidates_none_is_lost_silently() -> None:
    text = make_text()
    rows = [make_candidate(text) for _ in range(PAIRS)]
    told: Counter[bool] = Counter()
    for row in rows:
        fates = _both(partial(_rename, row))
        row.refresh_from_db()
        told[fates == sorted([row.title, f"told of {row.title}"])] += 1
    assert told == {True: PAIRS}
    assert CurationEvent.objects.filter(verb=Verb.AMEND).count() == PAIRS


@pytest.mark.django_db(transaction=True)
def test_of_two_edits_of_a_policy_at_once_one_stands_and_the_other_is_told() -> None:
    for _ in range(10):
        policy = make_policy()

        def change(name: str, policy: Policy = policy) -> None:
            mine = Policy.objects.get(pk=policy.pk)
            with editing(policy=mine, by=None, revision=1):
                mine.title = name
                mine.save()

        fates = _both(change)
        policy.refresh_from_db()
        assert fates == sorted([policy.title, f"told of {policy.title}"])


@pytest.mark.django_db
def test_an_edit_brings_the_columns_of_lists_up_to_date_and_tells_what_changed() -> None:
    policy, editor = make_policy(state=EditorialState.DRAFT), make_user()
    with editing(policy=policy, by=editor, revision=1):
        PolicyDate.objects.filter(policy=policy).update(
            edtf="2019", earliest="2019-01-01", latest="2019-12-31"
        )
    policy.refresh_from_db()
    assert (policy.date, policy.revision, policy.edited_by) == ("2019", 2, editor)
    event = CurationEvent.objects.get()
    assert (event.before, event.after) == (
        {"dates": {"issued": "2021-05-03 (stated)"}},
        {"dates": {"issued": "2019 (stated)"}},
    )


@pytest.mark.django_db
def test_an_edit_that_fails_leaves_nothing_behind() -> None:
    policy = make_policy()
    with pytest.raises(ZeroDivisionError), editing(policy=policy, by=None, revision=1):
        Policy.objects.filter(pk=policy.pk).update(title="Half done")
        raise ZeroDivisionError
    policy.refresh_from_db()
    assert policy.title != "Half done"
    assert not CurationEvent.objects.exists()


@pytest.mark.django_db
def test_a_merged_policy_is_not_edited() -> None:
    heir = make_policy()
    gone = make_policy(state=EditorialState.MERGED, merged_into=heir)
    with pytest.raises(AlreadyDecided, match="edit that one"), editing(policy=gone, by=None, revision=1):
        pass
