"""The review page: what it shows of a text and its values, and what its buttons do."""

from typing import Any

import lxml.html
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from documents.models import Candidate, CurationEvent, Match, Policy
from documents.services import curation
from documents.vocabulary import CandidateState, EditorialState, MatchState, ValueState, Verb
from tests.admin.pages import form_of, press, told
from tests.factories import (
    make_candidate,
    make_evidence,
    make_full_candidate,
    make_measure_type,
    make_policy,
    make_region,
    make_sector,
    make_text,
)

pytest_plugins = ["tests.admin.people"]
pytestmark = pytest.mark.django_db


def _page(browser: Client, candidate: Candidate, query: str = "") -> Any:
    response = browser.get(candidate.get_absolute_url() + query)
    assert response.status_code == 200
    return lxml.html.fromstring(response.content.decode())


def test_each_quote_is_marked_in_the_text_in_the_colour_of_its_field(editor: Client) -> None:
    candidate = make_full_candidate()
    page = _page(editor, candidate)
    marked = {mark.get("class").split()[1]: mark.text for mark in page.xpath("//div[@class='text']//mark")}
    assert marked["f-title"] == "Plan for Shared Clinic Records"
    assert marked["f-date"] == "3 May 2021"
    assert marked["f-sector"] == "patient records"


def test_a_quote_inside_another_keeps_its_own_mark_and_both_are_named(editor: Client) -> None:
    page = _page(editor, make_full_candidate())
    inner = page.xpath("//div[@class='text']//mark[text()='patient records']")[0]
    assert inner.get("class") == "m f-sector also u-measure"
    assert len(inner.get("data-quotes").split()) == 2


def test_each_proposed_value_stands_with_its_quote_and_confidence(editor: Client) -> None:
    page = _page(editor, make_full_candidate())
    field = page.xpath("//div[@data-field='date']")[0].text_content()
    assert "3 May 2021" in field
    assert "90 %" in field


def test_words_of_a_text_never_become_markup(editor: Client) -> None:
    evil = '<script>alert(1)</script> <img src=x onerror="alert(2)"> & "quoted"'
    candidate = make_candidate(make_text(f"{evil} chain"), title=evil)
    make_evidence(candidate, "title", evil)
    content = editor.get(candidate.get_absolute_url()).content.decode()
    assert "<script>alert" not in content
    assert "<img src=x" not in content
    assert lxml.html.fromstring(content).xpath("//div[@class='text']//mark")[0].text == evil


def test_of_a_long_text_the_passage_is_shown_first_and_the_whole_is_one_click_away(editor: Client) -> None:
    lines = [f"Line {number} tells of many other things in this round-up." for number in range(4_000)]
    text = make_text("\n".join(lines))
    start = text.text.index("Line 2000 ")
    candidate = make_candidate(text, start=start, end=start + 50)
    assert len(text.text) > 200_000

    response = editor.get(candidate.get_absolute_url())
    page = lxml.html.fromstring(response.content.decode())
    shown = page.xpath("//div[@class='text']")[0].text_content()
    assert "Line 2000 " in shown
    assert "Line 1 tells" not in shown
    assert len(response.content) < 100_000
    whole = page.xpath("//p[@class='left-out']/a/@href")[0]
    assert "Line 1 tells" in editor.get(candidate.get_absolute_url() + whole).content.decode()


def test_accepting_makes_a_draft_and_goes_on_to_the_next(editor: Client) -> None:
    text = make_text()
    second = make_candidate(text, confidence=0.5, title="Second")
    first = make_full_candidate(text, confidence=0.9)
    response = press(editor, first, "accept")
    policy = Policy.objects.get()
    assert (policy.title, policy.state) == (first.title, EditorialState.DRAFT)
    assert response.context["candidate"] == second
    assert "Accepted as the draft" in told(response)


def test_after_the_last_candidate_the_queue_is_shown(editor: Client) -> None:
    response = press(editor, make_full_candidate(), "accept")
    assert response.request["PATH_INFO"] == "/admin/documents/candidate/"


def test_the_next_candidate_is_one_of_the_list_the_editor_came_from(editor: Client) -> None:
    text = make_text()
    rows = {
        name: make_candidate(text, title=name, confidence=sure)
        for name, sure in (("first", 0.9), ("low", 0.5), ("third", 0.92))
    }
    page = _page(editor, rows["first"], "?_changelist_filters=confidence%3Dhigh")
    assert page.xpath("//a[@id='next']") == []
    assert str(rows["third"].pk) in page.xpath("//a[@id='previous']/@href")[0]
    assert "confidence%3Dhigh" in page.xpath("//a[@id='previous']/@href")[0]
    assert str(rows["low"].pk) in _page(editor, rows["first"]).xpath("//a[@id='next']/@href")[0]


def test_accepting_with_changed_values_saves_them_first(editor: Client) -> None:
    candidate = make_full_candidate()
    press(editor, candidate, "accept", title="Plan for Clinic Ledgers", date="2021-05")
    policy = Policy.objects.get()
    assert (policy.title, policy.date) == ("Plan for Clinic Ledgers", "2021-05")
    verbs = list(CurationEvent.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == [Verb.AMEND, Verb.ACCEPT]


def test_accepting_untouched_values_is_no_amendment(editor: Client) -> None:
    candidate = make_full_candidate(title="Plan  with\n odd spaces")
    candidate.measures.update(text="Clinics will\nkeep patient   records")
    press(editor, candidate, "accept")
    assert not CurationEvent.objects.filter(verb=Verb.AMEND).exists()


def test_every_value_may_be_amended(editor: Client) -> None:
    candidate = make_full_candidate()
    make_region("XK-09", name_en="Hill Town", name_zh="山城")
    make_sector("energy")
    make_measure_type("pilot")
    typed: dict[str, Any] = {
        "title": "New title",
        "region": "山城",
        "date": "2020",
        "date_kind": "held",
        "date_basis": "inferred",
        "bodies": "First Bureau\nSecond Bureau",
        "document_type": "pilot",
        "number": "No. 5",
        "lifecycle": "trial",
        "sectors": ["energy"],
        "measure-0-text": "Keep a ledger",
        "measure-0-amount_max": "2000",
        "measure-0-amount_currency": "CNY",
        "measure-1-text": "A second measure",
        "measure-1-type": "pilot",
    }
    press(editor, candidate, "save", **typed)
    candidate.refresh_from_db()
    assert (candidate.title, candidate.number, candidate.lifecycle) == ("New title", "No. 5", "trial")
    assert (candidate.date, candidate.date_kind, candidate.date_basis) == ("2020", "held", "inferred")
    assert candidate.region is not None
    assert candidate.region.code == "XK-09"
    assert candidate.document_type == "pilot"
    assert [body.name for body in candidate.bodies.all()] == ["First Bureau", "Second Bureau"]
    assert [sector.code for sector in candidate.sectors.all()] == ["energy"]
    measures = candidate.measures.values_list("text", "type__code", "amount_max", "amount_currency")
    assert list(measures) == [
        ("Keep a ledger", "public-adoption", 2000, "CNY"),
        ("A second measure", "pilot", None, ""),
    ]


def test_a_measure_is_removed(editor: Client) -> None:
    candidate = make_full_candidate()
    press(editor, candidate, "save", **{"measure-0-DELETE": "on"})
    assert not candidate.measures.exists()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"date": "8 April"}, "is not a date"),
        ({"region": "Nowhere"}, "No place is called"),
        ({"region": "Springfield"}, "Several places are called"),
        ({"measure-1-text": "words without a type"}, "Choose the type"),
        ({"measure-0-amount_max": "much"}, "Enter a number"),
        ({"document_type": "poem"}, "Select a valid choice"),
    ],
)
def test_a_value_that_cannot_be_stored_is_told_and_nothing_typed_is_lost(
    editor: Client, typed: dict[str, str], message: str
) -> None:
    make_region("XS-1", name_en="Springfield")
    make_region("XS-2", name_en="Springfield")
    candidate = make_full_candidate()
    response = press(editor, candidate, "accept", **{"title": "My own title", **typed})
    assert response.status_code == 409
    assert message in response.content.decode()
    assert form_of(response)["title"] == ["My own title"]
    candidate.refresh_from_db()
    assert (candidate.state, candidate.revision) == (CandidateState.PROPOSED, 1)


def test_a_single_value_is_judged_right_or_wrong(editor: Client) -> None:
    candidate = make_full_candidate()
    quotes = {quote.field: quote for quote in candidate.evidence.all()}
    judged = {f"value-{quotes['title'].pk}": "accepted", f"value-{quotes['region'].pk}": "rejected"}
    press(editor, candidate, "save", **judged)
    candidate.refresh_from_db()
    assert candidate.region is None
    states = dict(candidate.evidence.values_list("field", "state"))
    assert (states["title"], states["region"], states["date"]) == ("accepted", "rejected", "proposed")


def test_a_likely_duplicate_is_shown_with_why_and_merged_into(editor: Client) -> None:
    candidate, policy = (
        make_full_candidate(),
        make_policy(title="The act as known", state=EditorialState.DRAFT),
    )
    Match.objects.create(candidate=candidate, policy=policy, score=0.87, reasons=["The titles agree."])
    shown = _page(editor, candidate).xpath("//section[@class='matches']")[0].text_content()
    assert "The act as known" in shown
    assert "87 %" in shown
    assert "The titles agree." in shown
    press(editor, candidate, "merge", value=str(policy.pk))
    candidate.refresh_from_db()
    assert (candidate.state, candidate.policy) == (CandidateState.MERGED, policy)
    assert policy.sources.count() == 2


def test_a_duplicate_among_the_candidates_is_merged_into_what_it_became(editor: Client) -> None:
    first, second = make_full_candidate(), make_full_candidate()
    Match.objects.create(candidate=second, other=first, score=0.9)
    assert "Accept one of the two" in _page(editor, second).text_content()
    policy = curation.accept(candidate=first, by=None)
    press(editor, second, "merge", value=str(policy.pk))
    assert policy.sources.count() == 2
    assert Match.objects.get().state == MatchState.MERGED


@pytest.mark.parametrize(
    "form", ["{policy} #{policy.pk}", "{policy.slug}", "https://x.org/policies/{policy.slug}/"]
)
def test_any_policy_may_be_named_to_merge_into(editor: Client, form: str) -> None:
    candidate, policy = make_full_candidate(), make_policy()
    press(editor, candidate, "merge", value="typed", merge_into=form.format(policy=policy))
    candidate.refresh_from_db()
    assert candidate.policy == policy


@pytest.mark.parametrize(("value", "typed"), [("typed", ""), ("typed", "no such"), ("999999", ""), ("x", "")])
def test_a_merge_into_nothing_is_refused(editor: Client, value: str, typed: str) -> None:
    candidate = make_full_candidate()
    assert press(editor, candidate, "merge", value=value, merge_into=typed).status_code == 409
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.PROPOSED


def test_what_is_not_the_same_is_not_proposed_again(editor: Client) -> None:
    candidate = make_full_candidate()
    match = Match.objects.create(candidate=candidate, policy=make_policy(), score=0.6)
    response = press(editor, candidate, "dismiss", value=str(match.pk))
    assert "Noted: not the same." in told(response)
    assert "Known already?" not in response.content.decode()


def test_a_rejection_takes_a_reason_of_the_list_and_words(editor: Client) -> None:
    candidate = make_full_candidate()
    assert "Say why" in told(press(editor, candidate, "reject"))
    press(editor, candidate, "reject", reject_because="Not about blockchain", reject_words="only IoT")
    candidate.refresh_from_db()
    assert (candidate.state, candidate.reason) == ("rejected", "Not about blockchain: only IoT")


def test_a_rejected_candidate_is_put_back(editor: Client) -> None:
    candidate = make_full_candidate()
    curation.reject(candidate=candidate, reason="By mistake", by=None)
    press(editor, candidate, "undo")
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.PROPOSED


def test_a_stale_save_is_refused_with_the_difference_and_goes_through_when_sent_again(editor: Client) -> None:
    candidate = make_full_candidate()
    address = candidate.get_absolute_url()
    mine = form_of(editor.get(address))
    curation.amend(candidate=candidate, changes={"title": "Theirs", "date": "2019"}, by=None, revision=1)

    refused = editor.post(address, {**mine, "title": "Mine", "_save": "1"})
    assert refused.status_code == 409
    table = (
        lxml.html.fromstring(refused.content.decode()).xpath("//table[@class='conflicts']")[0].text_content()
    )
    assert "Mine" in table
    assert "Theirs" in table
    assert "2019" in table
    candidate.refresh_from_db()
    assert candidate.title == "Theirs"

    again = form_of(refused)
    assert again["title"] == ["Mine"]
    assert editor.post(address, {**again, "_save": "1"}).status_code == 302
    candidate.refresh_from_db()
    assert candidate.title == "Mine"


def test_who_comes_second_to_a_decided_candidate_is_told_and_keeps_what_he_typed(editor: Client) -> None:
    candidate = make_full_candidate()
    mine = form_of(editor.get(candidate.get_absolute_url()))
    curation.accept(candidate=candidate, by=None)
    response = editor.post(candidate.get_absolute_url(), {**mine, "title": "Mine", "_accept": "1"})
    assert response.status_code == 409
    assert "already accepted" in response.content.decode()
    assert "Mine" in response.content.decode()
    assert Policy.objects.count() == 1


def test_a_decided_candidate_is_shown_without_buttons(editor: Client) -> None:
    candidate = make_full_candidate()
    policy = curation.accept(candidate=candidate, by=None)
    page = _page(editor, candidate)
    assert page.xpath("//button[@name='_accept']") == []
    assert page.xpath("//p[@class='outcome']/a/@href") == [f"/admin/documents/policy/{policy.pk}/change/"]


def test_a_reviewer_accepts_and_publishes_in_one_step(reviewer: Client) -> None:
    press(reviewer, make_full_candidate(), "accept_publish")
    assert Policy.objects.get().state == EditorialState.PUBLISHED


def test_accepting_stands_where_publishing_is_refused(reviewer: Client) -> None:
    response = press(reviewer, make_full_candidate(), "accept_publish", title="Written by the reviewer")
    assert Policy.objects.get().state == EditorialState.DRAFT
    assert "ask another reviewer" in told(response)


def test_a_candidate_that_lacks_something_is_accepted_and_what_lacks_is_told(reviewer: Client) -> None:
    response = press(reviewer, make_candidate(), "accept_publish")
    assert Policy.objects.get().state == EditorialState.DRAFT
    assert "a quote, a sector" in told(response)


def test_the_page_asks_the_same_number_of_questions_for_1_and_for_20_quotes_measures_and_siblings(
    editor: Client,
) -> None:
    candidate = make_full_candidate()
    address = candidate.get_absolute_url()
    editor.get(address)
    with CaptureQueriesContext(connection) as few:
        editor.get(address)
    for number in range(19):
        quote = make_evidence(candidate, "measure", "Clinics will keep patient records")
        candidate.measures.create(
            position=number, text=f"m {number}", type=make_measure_type("pilot"), evidence=quote
        )
        make_evidence(candidate, "date", "3 May 2021", value="2021")
        candidate.bodies.create(position=number, name=f"Body {number}")
        make_candidate(candidate.text_version)
    with CaptureQueriesContext(connection) as many:
        editor.get(address)
    assert len(many) == len(few)


@pytest.mark.parametrize("pk", ["0", "999999", "abc", "9" * 30, "-1", "%00"])
def test_a_candidate_that_does_not_exist_leads_back_to_the_queue(editor: Client, pk: str) -> None:
    assert editor.get(f"/admin/documents/candidate/{pk}/change/").status_code in (302, 404)


def test_words_chosen_in_the_text_are_kept_as_the_quote_of_the_value_typed(editor: Client) -> None:
    candidate = make_candidate()
    start = candidate.text_version.text.index("Harbour City Health Bureau")
    place = f"issuing_body:{start}:{start + len('Harbour City Health Bureau')}"
    press(editor, candidate, "save", bodies="Harbour City Health Bureau", quote=[place])
    quote = candidate.evidence.get(state=ValueState.ACCEPTED)
    assert (quote.field, quote.value, quote.start) == ("issuing_body", "Harbour City Health Bureau", start)


@pytest.mark.parametrize(
    "place", ["title", "title:1", "colour:1:2", "title:5:5", "title:0:999999999", "title:-1:2"]
)
def test_a_place_that_is_none_is_refused_and_nothing_is_saved(editor: Client, place: str) -> None:
    candidate = make_candidate()
    assert press(editor, candidate, "save", title="Mine", quote=[place]).status_code == 409
    candidate.refresh_from_db()
    assert candidate.title != "Mine"
