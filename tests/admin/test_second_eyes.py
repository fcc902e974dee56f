"""Two pairs of eyes on public policies, and going back to earlier versions, from the admin."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from documents.models import HeldEdit, Policy
from documents.services import curation, publishing
from documents.services.editing import editing
from documents.vocabulary import HeldState
from tests.admin.pages import form_of, told
from tests.factories import make_full_candidate, make_reviewer

pytest_plugins = ["tests.admin.people"]


@pytest.fixture
def second(db: None) -> Iterator[Client]:
    """Return a browser in which a second reviewer is logged in."""
    browser = Client()
    browser.force_login(make_reviewer(username="second"))
    yield browser


def _public() -> Policy:
    return publishing.publish(policy=curation.accept(candidate=make_full_candidate(), by=None), by=None)


def _address(policy: Policy, end: str = "change") -> str:
    return f"/admin/documents/policy/{policy.pk}/{end}/"


def _save(browser: Client, policy: Policy, **typed: Any) -> Any:
    data = form_of(browser.get(_address(policy)), "policy_form")
    return browser.post(_address(policy), {**data, **typed, "_continue": "1"}, follow=True)


def _deed(policy: Policy, what: str) -> str:
    return _address(policy, f"held/{HeldEdit.objects.get().pk}/{what}")


@pytest.mark.django_db
def test_a_reviewers_change_of_a_public_policy_is_public_when_a_second_one_approves(
    reviewer: Client, second: Client, client: Client
) -> None:
    policy = _public()
    answer = _save(reviewer, policy, title="Corrected title", **{"dates-0-edtf": "2021-06"})
    assert "waits for another reviewer" in told(answer)
    assert "changed successfully" not in told(answer)
    assert "Corrected title" not in client.get(policy.get_absolute_url()).content.decode()

    page = second.get(_address(policy)).content.decode()
    assert "A change by reviewer waits" in page
    assert "Corrected title" in page
    assert "Approved" in told(second.post(_deed(policy, "approve"), follow=True))
    public = client.get(policy.get_absolute_url()).content.decode()
    assert "Corrected title" in public
    assert policy.dates.get().edtf == "2021-06"


@pytest.mark.django_db
def test_the_author_sees_no_button_to_approve_and_is_refused(reviewer: Client) -> None:
    policy = _public()
    _save(reviewer, policy, title="Corrected title")
    page = reviewer.get(_address(policy)).content.decode()
    assert "Take it back" in page
    assert "Approve and show" not in page
    assert "ask another reviewer" in told(reviewer.post(_deed(policy, "approve"), follow=True))
    policy.refresh_from_db()
    assert policy.title != "Corrected title"
    assert "Taken back" in told(reviewer.post(_deed(policy, "decline"), follow=True))


@pytest.mark.django_db
def test_a_second_save_while_a_change_waits_is_refused_and_keeps_what_was_typed(
    reviewer: Client, second: Client
) -> None:
    policy = _public()
    _save(reviewer, policy, title="First correction")
    refused = _save(second, policy, title="Second correction")
    page = refused.content.decode()
    assert "A change by reviewer waits for a second reviewer" in page
    assert form_of(refused, "policy_form")["title"] == ["Second correction"]
    assert HeldEdit.objects.get().after == {"title": "First correction"}


@pytest.mark.django_db
def test_declining_needs_a_reason(reviewer: Client, second: Client) -> None:
    policy = _public()
    _save(reviewer, policy, title="Corrected title")
    assert "why" in told(second.post(_deed(policy, "decline"), follow=True))
    second.post(_deed(policy, "decline"), {"reason": "The gazette has the old one"})
    assert HeldEdit.objects.get().state == HeldState.DECLINED


@pytest.mark.django_db
def test_a_change_that_waits_is_listed_for_others_and_not_for_its_author(
    reviewer: Client, second: Client
) -> None:
    _save(reviewer, _public(), title="Corrected title")
    work = "/admin/documents/candidate/work/"
    assert second.get(work).context["work"].changes.rows == [HeldEdit.objects.get()]
    assert reviewer.get(work).context["work"].changes.rows == []


@pytest.mark.django_db
def test_an_editor_a_clerk_and_a_stranger_neither_approve_nor_decline_nor_go_back(
    reviewer: Client, editor: Client, clerk: Client
) -> None:
    policy = _public()
    _save(reviewer, policy, title="Corrected title")
    deeds = [_deed(policy, "approve"), _deed(policy, "decline"), _address(policy, "revert/1")]
    for address in deeds:
        assert editor.post(address, {"reason": "x", "seen": "2"}).status_code == 403, address
        assert clerk.post(address, {"reason": "x", "seen": "2"}).status_code == 403, address
        answer = Client().post(address, {"reason": "x"})
        assert (answer.status_code, "/login/" in answer["Location"]) == (302, True), address
    assert editor.get(_address(policy, "revert/1")).status_code == 403
    assert HeldEdit.objects.get().state == HeldState.WAITING


@pytest.mark.django_db
def test_approving_by_following_a_link_or_for_another_record_is_not_possible(
    reviewer: Client, second: Client
) -> None:
    policy, other = _public(), _public()
    _save(reviewer, policy, title="Corrected title")
    assert second.get(_deed(policy, "approve")).status_code == 405
    assert "no such change" in told(second.post(_deed(other, "approve"), follow=True))


def _edited_draft() -> Policy:
    """Return a draft whose title was changed in a transaction of its own, as history tells them apart."""
    draft = curation.accept(candidate=make_full_candidate(), by=None)
    with editing(policy=draft, by=None, revision=draft.revision):
        Policy.objects.filter(pk=draft.pk).update(title="A slip of the pen")
    draft.refresh_from_db()
    return draft


@pytest.mark.django_db(transaction=True)
def test_a_policy_goes_back_to_an_earlier_version_from_its_history(editor: Client) -> None:
    draft = _edited_draft()
    history = editor.get(_address(draft, "history")).content.decode()
    assert _address(draft, "revert/1") in history
    preview = editor.get(_address(draft, "revert/1")).content.decode()
    assert "A slip of the pen" in preview
    assert "Plan for Shared Clinic Records" in preview
    assert "why" in told(editor.post(_address(draft, "revert/1"), {"seen": "2"}, follow=True))
    answer = editor.post(_address(draft, "revert/1"), {"seen": "2", "reason": "A slip"}, follow=True)
    assert "values of revision 1 again" in told(answer)
    draft.refresh_from_db()
    assert draft.title == "Plan for Shared Clinic Records"
    assert "Back to revision 1: A slip" in editor.get(_address(draft, "history")).content.decode()


@pytest.mark.django_db(transaction=True)
def test_going_back_from_a_stale_page_or_to_nowhere_is_told(editor: Client) -> None:
    draft = _edited_draft()
    stale = {"seen": "1", "reason": "A slip"}
    assert "saved this record" in told(editor.post(_address(draft, "revert/1"), stale, follow=True))
    assert "no revision 99" in told(editor.get(_address(draft, "revert/99"), follow=True))
    assert editor.post("/admin/documents/policy/999999/revert/1/", stale).status_code in (302, 403)
    draft.refresh_from_db()
    assert draft.title == "A slip of the pen"
