"""Whose work a record is."""

import pytest

from documents.models import CurationEvent
from documents.services import assigning
from documents.services.errors import InvalidValue
from documents.vocabulary import Verb
from tests.factories import make_candidate, make_editor, make_policy, make_reviewer, make_user

pytestmark = pytest.mark.django_db


def test_a_record_is_given_to_a_person_and_taken_back_with_an_event_each() -> None:
    editor, reviewer = make_editor(username="edith"), make_reviewer()
    for row in (make_candidate(), make_policy()):
        assigning.assign(row=row, to=editor, by=reviewer)
        row.refresh_from_db()
        assert row.assigned_to == editor
        assigning.assign(row=row, to=None, by=reviewer)
        row.refresh_from_db()
        assert row.assigned_to is None
    told = CurationEvent.objects.filter(verb=Verb.ASSIGN, actor=reviewer).order_by("pk")
    assert [event.after["assigned_to"] for event in told] == ["edith", "", "edith", ""]


def test_giving_a_record_away_makes_no_open_form_stale_and_twice_leaves_one_event() -> None:
    candidate, editor = make_candidate(), make_editor()
    assigning.assign(row=candidate, to=editor, by=editor)
    assigning.assign(row=candidate, to=editor, by=editor)
    candidate.refresh_from_db()
    assert candidate.revision == 1
    assert CurationEvent.objects.count() == 1


def test_a_record_is_not_given_to_somebody_who_may_not_work_on_it() -> None:
    candidate, editor = make_candidate(), make_editor()
    gone = make_editor(is_active=False)
    for person in (make_user(), make_user(is_staff=True), gone):
        with pytest.raises(InvalidValue, match="no right"):
            assigning.assign(row=candidate, to=person, by=editor)


def test_colleagues_are_those_who_may_decide() -> None:
    make_user(is_staff=True)
    make_editor(username="zoe", is_active=False)
    names = [make_reviewer(username="rita").username, make_editor(username="edith").username]
    assert [person.username for person in assigning.colleagues()] == sorted(names)
