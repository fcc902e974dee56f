"""The desk of a record: whose work it is, what is asked for, who has it open, and a person's own work."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import Candidate, ChangeRequest, Policy, Presence
from documents.services import assigning, curation, requesting
from documents.vocabulary import CandidateState, EditorialState, RequestState
from tests.admin.pages import press, told
from tests.factories import make_candidate, make_full_candidate, make_policy, make_reviewer, make_user

pytest_plugins = ["tests.admin.people"]
pytestmark = pytest.mark.django_db
QUEUE = "/admin/documents/candidate/"
WORK = f"{QUEUE}work/"


def _address(row: Candidate | Policy, end: str) -> str:
    return f"/admin/documents/{row._meta.model_name}/{row.pk}/{end}/"


def _person(name: str) -> User:
    return User.objects.get(username=name)


def _titles(browser: Client, query: str) -> list[str]:
    return [row.title for row in browser.get(f"{QUEUE}?{query}").context["cl"].result_list]


def _records() -> list[Candidate | Policy]:
    return [make_candidate(), make_policy(state=EditorialState.DRAFT)]


def test_a_record_is_taken_and_given_on_from_its_page(editor: Client) -> None:
    other = make_reviewer(username="rita")
    for row in _records():
        page = editor.get(_address(row, "change"))
        assert 'id="desk-take"' in page.content.decode()
        editor.post(_address(row, "assign"), {"to": str(_person("editor").pk)})
        row.refresh_from_db()
        assert row.assigned_to == _person("editor")
        assert 'id="desk-take"' not in editor.get(_address(row, "change")).content.decode()
        answer = editor.post(_address(row, "assign"), {"to": str(other.pk)}, follow=True)
        assert "Assigned to rita." in told(answer)
        editor.post(_address(row, "assign"), {"to": ""})
        row.refresh_from_db()
        assert row.assigned_to is None


@pytest.mark.parametrize("to", ["999999", "-1", "x", "²"])
def test_an_unknown_person_is_told_and_changes_nothing(editor: Client, to: str) -> None:
    row = make_candidate()
    assert "not known" in told(editor.post(_address(row, "assign"), {"to": to}, follow=True))


def test_a_request_is_made_shown_and_answered_on_the_page(editor: Client, reviewer: Client) -> None:
    for row in _records():
        data = {"field": "date", "comment": "Which year does the gazette give?", "asked_of": ""}
        assert "Asked" in told(reviewer.post(_address(row, "ask"), data, follow=True))
        request = requesting.open_requests(row).get()
        page = editor.get(_address(row, "change")).content.decode()
        assert "Which year does the gazette give?" in page
        refused = {"request": request.pk, "state": "declined", "words": ""}
        assert "why" in told(editor.post(_address(row, "answer"), refused, follow=True))
        done = {"request": request.pk, "state": "done", "words": "It gives 2021"}
        editor.post(_address(row, "answer"), done)
        request.refresh_from_db()
        assert (request.state, request.answer) == (RequestState.DONE, "It gives 2021")
        page = reviewer.get(_address(row, "change")).content.decode()
        assert "It gives 2021" in page


def test_an_empty_request_and_one_on_another_record_are_told(reviewer: Client) -> None:
    row, other = make_candidate(), make_candidate()
    assert "required" in told(reviewer.post(_address(row, "ask"), {"comment": ""}, follow=True))
    request = requesting.ask(row=other, comment="x", by=_person("reviewer"))
    for number in (request.pk, "x", ""):
        data = {"request": number, "state": "done"}
        assert "not one of the record’s" in told(
            reviewer.post(_address(row, "answer"), data, follow=True)
        ).replace("'", "’")
    request.refresh_from_db()
    assert request.state == RequestState.OPEN


def test_a_draft_with_an_open_request_says_so_and_is_not_published(reviewer: Client) -> None:
    draft = curation.accept(candidate=make_full_candidate(), by=None)
    requesting.ask(row=draft, field="title", comment="Give it in full", by=make_reviewer(username="mei"))
    wanted = "an answer to mei’s change request on the title"
    assert wanted in reviewer.get(_address(draft, "change")).content.decode()
    assert wanted in told(reviewer.post(_address(draft, "publish"), follow=True))
    draft.refresh_from_db()
    assert draft.state == EditorialState.DRAFT


def test_accepting_and_publishing_with_an_open_request_leaves_a_draft(reviewer: Client) -> None:
    candidate = make_full_candidate()
    requesting.ask(row=candidate, comment="Look again", by=make_reviewer(username="mei"))
    report = told(press(reviewer, candidate, "accept_publish"))
    assert "mei’s change request" in report
    assert Policy.objects.get().state == EditorialState.DRAFT


def test_who_else_opened_a_record_is_told_by_name_without_scripts(editor: Client, reviewer: Client) -> None:
    for row in _records():
        first = editor.get(_address(row, "change")).content.decode()
        second = reviewer.get(_address(row, "change")).content.decode()
        assert "opened this record at" not in first
        assert "<b>editor</b> opened this record at" in second


def test_a_page_that_beats_is_told_as_open(editor: Client, reviewer: Client) -> None:
    row = make_candidate()
    assert editor.post(_address(row, "presence")).json() == {"others": []}
    others = reviewer.post(_address(row, "presence")).json()["others"]
    assert [(other["name"], other["here"]) for other in others] == [("editor", True)]
    assert "<b>editor</b> has this record open" in reviewer.get(_address(row, "change")).content.decode()


def test_the_desk_answers_to_post_alone_and_tells_of_records_that_are_not_there(editor: Client) -> None:
    row = make_candidate()
    for end in ("assign", "ask", "answer", "presence"):
        assert editor.get(_address(row, end)).status_code == 405
        assert editor.post(f"{QUEUE}999999/{end}/").status_code == 404


def test_without_a_role_or_a_login_nobody_assigns_asks_answers_or_is_seen(
    clerk: Client, client: Client
) -> None:
    for row in _records():
        request = requesting.ask(row=row, comment="x", by=make_reviewer())
        deeds: dict[str, dict[str, Any]] = {
            "assign": {"to": str(_person("clerk").pk)},
            "ask": {"comment": "y"},
            "answer": {"request": request.pk, "state": "done"},
            "presence": {},
        }
        for end, data in deeds.items():
            assert clerk.post(_address(row, end), data).status_code == 403, end
            answer = client.post(_address(row, end), data)
            assert (answer.status_code, "/login/" in answer["Location"]) == (302, True), end
        row.refresh_from_db()
        assert row.assigned_to is None
    assert ChangeRequest.objects.filter(state=RequestState.OPEN).count() == 2
    assert not Presence.objects.exists()
    assert clerk.get(WORK).status_code == 403
    assert client.get(WORK).status_code == 302
    data = {"action": "assign_chosen", "_selected_action": [make_candidate().pk]}
    assert clerk.post(QUEUE, data).status_code == 403


def test_change_requests_are_listed_for_those_who_decide_and_written_by_nobody_there(
    editor: Client, clerk: Client
) -> None:
    request = requesting.ask(row=make_candidate(), comment="Which year?", by=_person("editor"))
    base = "/admin/documents/changerequest/"
    assert "Which year?" in editor.get(base).content.decode()
    assert editor.get(f"{base}{request.pk}/change/").status_code == 200
    for address in (f"{base}add/", f"{base}{request.pk}/delete/"):
        assert editor.get(address).status_code == 403
    for address in (f"{base}add/", f"{base}{request.pk}/change/", f"{base}{request.pk}/delete/"):
        assert editor.post(address, {"comment": "x", "state": "done", "post": "yes"}).status_code == 403
        assert clerk.post(address, {"comment": "x"}).status_code == 403
    assert clerk.get(base).status_code == 403
    assert Client().get(f"{base}{request.pk}/change/").status_code == 302
    request.refresh_from_db()
    assert request.state == RequestState.OPEN


def test_a_post_to_the_desk_without_the_pages_token_is_refused() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_reviewer())
    assert strict.post(_address(make_candidate(), "presence")).status_code == 403


def test_the_tabs_show_my_work_what_waits_for_me_nobodys_and_what_i_did(editor: Client) -> None:
    me, other = _person("editor"), make_reviewer()
    make_candidate(title="mine", assigned_to=me)
    make_candidate(title="theirs", assigned_to=other)
    requesting.ask(row=make_candidate(title="asked of me", assigned_to=me), comment="x", by=other)
    requesting.ask(row=make_candidate(title="asked of anybody"), comment="x", by=other)
    requesting.ask(row=make_candidate(title="asked by me"), comment="x", by=me)
    curation.reject(candidate=make_candidate(title="done"), reason="no act", by=me)
    make_candidate(title="done by another", state=CandidateState.REJECTED, reason="x", decided_by=other)
    assert set(_titles(editor, "work=mine")) == {"mine", "asked of me"}
    assert set(_titles(editor, "work=waiting")) == {"asked of me", "asked of anybody"}
    assert set(_titles(editor, "work=nobody")) == {"asked of anybody", "asked by me"}
    assert _titles(editor, "work=done") == ["done"]
    assert set(_titles(editor, "asked=yes")) == {"asked of me", "asked of anybody", "asked by me"}
    assert set(_titles(editor, "asked=no")) == {"mine", "theirs"}


def test_several_candidates_are_assigned_with_a_report(editor: Client) -> None:
    rows, other = [make_candidate(), make_candidate()], make_reviewer(username="rita")
    data = {"action": "assign_chosen", "_selected_action": [row.pk for row in rows], "to": str(other.pk)}
    assert "2 assigned to rita." in told(editor.post(QUEUE, data, follow=True))
    assert Candidate.objects.filter(assigned_to=other).count() == 2
    stranger = make_user()
    report = told(editor.post(QUEUE, {**data, "to": str(stranger.pk)}, follow=True))
    assert "assigned" not in report
    assert Candidate.objects.filter(assigned_to=other).count() == 2


def test_my_work_lists_what_is_mine_what_is_asked_and_what_waits_for_a_second_person(
    editor: Client, reviewer: Client
) -> None:
    me, other = _person("reviewer"), _person("editor")
    assigning.assign(row=make_candidate(title="My candidate"), to=me, by=me)
    assigning.assign(row=make_policy(title="My policy"), to=me, by=other)
    requesting.ask(row=make_candidate(title="Asked"), comment="Which year?", by=other, of=me)
    ready = curation.accept(candidate=make_full_candidate(title="Ready"), by=other)
    own = make_full_candidate(title="Before")
    own = curation.amend(candidate=own, changes={"title": "Written by me"}, by=me, revision=own.revision)
    curation.accept(candidate=own, by=me)
    page = reviewer.get(WORK)
    work = page.context["work"]
    assert [row.title for row in work.candidates.rows] == ["My candidate"]
    assert [row.title for row in work.policies.rows] == ["My policy"]
    assert [row.comment for row in work.asked_of_me.rows] == ["Which year?"]
    assert work.drafts.rows == [ready]
    assert {event.actor for event in work.done.rows} == {me}
    assert "Ready" not in editor.get(WORK).content.decode().split("Done by me")[0]


def test_a_draft_with_an_open_request_does_not_wait_for_a_reviewer(reviewer: Client) -> None:
    ready = curation.accept(candidate=make_full_candidate(), by=None)
    requesting.ask(row=ready, comment="x", by=make_reviewer())
    assert reviewer.get(WORK).context["work"].drafts.rows == []


def _queries(browser: Client, address: str) -> int:
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def test_the_pages_of_work_ask_as_often_for_twenty_rows_as_for_one(reviewer: Client) -> None:
    me, other = _person("reviewer"), make_reviewer()

    def add() -> Candidate:
        row = make_candidate(assigned_to=me)
        requesting.ask(row=row, comment="x", by=other)
        requesting.ask(row=make_candidate(), comment="y", by=me)
        curation.accept(candidate=make_full_candidate(), by=other)
        curation.reject(candidate=make_candidate(), reason="no act", by=me)
        return row

    first = add()
    addresses = (WORK, f"{QUEUE}?work=mine", f"{QUEUE}?work=waiting", _address(first, "change"))
    few = [_queries(reviewer, address) for address in addresses]
    for _ in range(19):
        add()
        requesting.ask(row=first, comment="again", by=other)
    assert [_queries(reviewer, address) for address in addresses] == few
    assert max(few) <= 45
