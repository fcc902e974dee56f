"""A policy's page: editing its facts and parts, publishing and withdrawing, and its history."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import CurationEvent, Policy
from documents.services import curation, publishing
from documents.vocabulary import EditorialState, Verb
from tests.admin.pages import form_of, told
from tests.factories import make_body, make_full_candidate, make_measure, make_policy, make_sector

pytest_plugins = ["tests.admin.people"]
pytestmark = pytest.mark.django_db


def _address(policy: Policy, end: str = "change") -> str:
    return f"/admin/documents/policy/{policy.pk}/{end}/"


def _draft() -> Policy:
    return curation.accept(candidate=make_full_candidate(), by=None)


def _save(browser: Client, policy: Policy, **typed: Any) -> Any:
    data = form_of(browser.get(_address(policy)), "policy_form")
    return browser.post(_address(policy), {**data, **typed, "_continue": "1"}, follow=True)


def test_an_editor_changes_the_facts_and_parts_of_a_draft(editor: Client) -> None:
    draft = _draft()
    energy, body = make_sector("energy"), make_body("Ministry of Ledgers")
    response = _save(
        editor,
        draft,
        **{
            "title": "Another title",
            "dates-0-edtf": "2020-04",
            "policy_bodies-0-body": str(body.pk),
            "policy_sectors-0-sector": str(energy.pk),
            "measures-0-text": "Keep a ledger",
            "measures-0-fields_of_use": [str(energy.pk)],
        },
    )
    assert response.status_code == 200
    draft.refresh_from_db()
    assert (draft.title, draft.date, str(draft.date_latest)) == ("Another title", "2020-04", "2020-04-30")
    assert list(draft.bodies.all()) == [body]
    assert list(draft.sectors.all()) == [energy]
    measure = draft.measures.get()
    assert (measure.text, list(measure.sectors.all())) == ("Keep a ledger", [energy])


def test_an_edit_counts_the_revision_and_tells_who_changed_what(editor: Client) -> None:
    draft = _draft()
    _save(editor, draft, title="Another title")
    draft.refresh_from_db()
    event = CurationEvent.objects.get(verb=Verb.AMEND)
    assert (draft.revision, str(draft.edited_by), str(event.actor)) == (2, "editor", "editor")
    assert (event.before, event.after) == (
        {"title": "Plan for Shared Clinic Records"},
        {"title": "Another title"},
    )


def test_saving_without_a_change_leaves_no_trace(editor: Client) -> None:
    draft = _draft()
    _save(editor, draft)
    draft.refresh_from_db()
    assert draft.revision == 1
    assert not CurationEvent.objects.filter(verb=Verb.AMEND).exists()


def test_a_date_that_is_none_is_told(editor: Client) -> None:
    draft = _draft()
    response = _save(editor, draft, **{"dates-0-edtf": "8 April"})
    assert "is not a date" in response.content.decode()
    assert draft.dates.get().edtf == "2021-05-03"


def test_a_stale_save_is_refused_with_what_changed_and_goes_through_when_sent_again(editor: Client) -> None:
    draft = _draft()
    mine = form_of(editor.get(_address(draft)), "policy_form")
    _save(editor, draft, title="Theirs", summary="Their summary")

    refused = editor.post(_address(draft), {**mine, "title": "Mine", "_continue": "1"})
    page = refused.content.decode()
    assert refused.status_code == 200
    assert "Somebody saved this record after you opened it" in page
    assert "changed title from “Plan for Shared Clinic Records” to “Theirs”" in page
    draft.refresh_from_db()
    assert draft.title == "Theirs"

    again = form_of(refused, "policy_form")
    assert again["title"] == ["Mine"]
    editor.post(_address(draft), {**again, "_continue": "1"})
    draft.refresh_from_db()
    assert draft.title == "Mine"


def test_a_reviewer_publishes_and_withdraws_with_buttons(reviewer: Client) -> None:
    draft = _draft()
    assert "published" in told(reviewer.post(_address(draft, "publish"), follow=True))
    draft.refresh_from_db()
    assert (draft.state, str(draft.published_by)) == (EditorialState.PUBLISHED, "reviewer")

    assert "Say why" in told(reviewer.post(_address(draft, "withdraw"), follow=True))
    reviewer.post(_address(draft, "withdraw"), {"reason": "Wrong city"})
    draft.refresh_from_db()
    assert (draft.state, draft.reason) == (EditorialState.WITHDRAWN, "Wrong city")


def test_what_a_draft_lacks_is_shown_and_it_is_not_published(reviewer: Client) -> None:
    draft = make_policy(state=EditorialState.DRAFT, sectors=(), dated="")
    lacking = "Before publishing, add a date, a quote, a sector."
    assert lacking in reviewer.get(_address(draft)).content.decode()
    assert "a date, a quote, a sector" in told(reviewer.post(_address(draft, "publish"), follow=True))
    draft.refresh_from_db()
    assert draft.state == EditorialState.DRAFT


def test_a_reviewer_does_not_publish_what_he_wrote(reviewer: Client) -> None:
    draft = _draft()
    _save(reviewer, draft, title="Written by the reviewer")
    assert "another reviewer publishes it" in reviewer.get(_address(draft)).content.decode()
    assert "ask another reviewer" in told(reviewer.post(_address(draft, "publish"), follow=True))


def test_publishing_and_withdrawing_several_tells_what_became_of_each(reviewer: Client) -> None:
    rows = [_draft(), _draft(), make_policy(state=EditorialState.DRAFT, title="Bare")]
    chosen = {"_selected_action": [row.pk for row in rows]}
    report = told(
        reviewer.post("/admin/documents/policy/", {"action": "publish_chosen", **chosen}, follow=True)
    )
    assert "2 published." in report
    assert f"Published: “{rows[0].title}”, “{rows[1].title}”." in report
    assert "“Bare”: Add what is missing before publishing: a quote." in report
    data = {"action": "withdraw_chosen", "reason": "Loaded twice", **chosen}
    report = told(reviewer.post("/admin/documents/policy/", data, follow=True))
    assert "2 withdrawn." in report
    assert "“Bare” is not published" in report


def test_no_source_of_a_policy_is_taken_away(reviewer: Client) -> None:
    draft = _draft()
    _save(reviewer, draft, **{"sources-0-DELETE": "on"})
    assert draft.sources.count() == 1


def test_what_comes_from_the_services_is_not_changed_by_the_form(reviewer: Client) -> None:
    draft = _draft()
    _save(
        reviewer, draft, state="published", slug="taken-over", origin="editor", best_tier="1", revision="77"
    )
    draft.refresh_from_db()
    assert (draft.state, draft.origin, draft.best_tier, draft.revision) == ("draft", "candidate", 3, 1)
    assert draft.slug != "taken-over"


def test_the_history_tells_every_decision_and_every_version(editor: Client) -> None:
    draft = _draft()
    _save(editor, draft, title="Another title")
    publishing.publish(policy=draft, by=None)
    page = editor.get(_address(draft, "history")).content.decode()
    for words in ("Accepted by the pipeline", "Amended by editor", "Published by the pipeline"):
        assert words in page
    assert "Another title" in page
    assert "documents.Policy" in page


def test_the_list_is_found_by_place_sector_title_and_number(editor: Client) -> None:
    draft = _draft()
    make_policy(title="Another act", number="No. 99")
    found = [
        row.title for row in editor.get("/admin/documents/policy/?q=clinic+bur").context["cl"].result_list
    ]
    assert found == [draft.title]
    assert [
        row.number for row in editor.get("/admin/documents/policy/?q=No.+99").context["cl"].result_list
    ] == ["No. 99"]


def _count(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def test_the_list_asks_the_same_number_of_questions_for_1_and_for_20_rows(reviewer: Client) -> None:
    make_policy()
    reviewer.get("/admin/documents/policy/")
    one = _count(reviewer, "/admin/documents/policy/")
    for _ in range(19):
        make_policy()
    assert _count(reviewer, "/admin/documents/policy/") == one


def test_the_page_asks_the_same_number_of_questions_for_2_and_for_12_measures(reviewer: Client) -> None:
    policy = make_policy(sectors=("health", "energy"))
    make_measure(policy, sectors=["health"])
    make_measure(policy, sectors=["energy"])
    reviewer.get(_address(policy))
    few = _count(reviewer, _address(policy))
    for _ in range(10):
        make_measure(policy, sectors=["health"])
    assert _count(reviewer, _address(policy)) == few
