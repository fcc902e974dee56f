"""The queue: what it shows, in which order, how it is narrowed, and what its actions do."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.admin import candidate, paging
from documents.models import Candidate, CandidateBody, CandidateSector, Match, Policy
from documents.vocabulary import CandidateState
from tests.admin.pages import told
from tests.factories import (
    make_candidate,
    make_document,
    make_full_candidate,
    make_policy,
    make_region,
    make_sector,
    make_text,
)

pytest_plugins = ["tests.admin.people"]
pytestmark = pytest.mark.django_db
QUEUE = "/admin/documents/candidate/"


def _titles(browser: Client, query: str = "") -> list[str]:
    return [row.title for row in browser.get(f"{QUEUE}?{query}").context["cl"].result_list]


def test_the_newest_text_comes_first_and_within_it_the_surest(editor: Client) -> None:
    old, new = make_text(), make_text()
    make_candidate(new, title="new, less sure", confidence=0.6)
    make_candidate(old, title="old", confidence=0.99)
    make_candidate(new, title="new, sure", confidence=0.9)
    assert _titles(editor) == ["new, sure", "new, less sure", "old"]


def test_what_is_decided_leaves_the_queue_and_is_found_by_its_state(editor: Client) -> None:
    make_candidate(title="open")
    make_candidate(title="done", state=CandidateState.REJECTED, reason="no act")
    assert _titles(editor) == ["open"]
    assert _titles(editor, "state=rejected") == ["done"]
    assert set(_titles(editor, "state=all")) == {"open", "done"}


def test_a_place_holds_all_below_it(editor: Client) -> None:
    country = make_region("XK")
    province = make_region("XK-01", parent=country)
    make_candidate(title="of the country", region=country)
    make_candidate(title="of the province", region=province)
    make_candidate(title="elsewhere", region=make_region("XZ"))
    make_candidate(title="nowhere", region=None)
    assert set(_titles(editor, "region=XK")) == {"of the country", "of the province"}
    assert _titles(editor, "region=XK-01") == ["of the province"]
    assert _titles(editor, "region=none-such") == []


def test_choosing_a_place_offers_the_places_below_it_that_have_candidates(editor: Client) -> None:
    country = make_region("XK", name_en="Coastland")
    make_candidate(region=make_region("XK-01", parent=country, name_en="Harbour"))
    make_region("XK-02", parent=country, name_en="Empty Moor")
    page = editor.get(f"{QUEUE}?region=XK").content.decode()
    assert "Harbour" in page
    assert "Empty Moor" not in page


def test_the_queue_is_narrowed_by_sector_confidence_duplicates_and_text(editor: Client) -> None:
    first = make_candidate(title="first", confidence=0.95)
    second = make_candidate(title="second", confidence=0.4)
    CandidateSector.objects.create(candidate=first, sector=make_sector("energy"))
    Match.objects.create(candidate=second, policy=make_policy(), score=0.8)
    assert _titles(editor, "sector=energy") == ["first"]
    assert _titles(editor, "confidence=high") == ["first"]
    assert _titles(editor, "confidence=low") == ["second"]
    assert _titles(editor, "known=yes") == ["second"]
    assert _titles(editor, "known=no") == ["first"]
    assert _titles(editor, f"document={first.text_version.document_id}") == ["first"]


def test_the_search_box_finds_words_of_titles_numbers_bodies_and_sources(editor: Client) -> None:
    text = make_text(document=make_document(title="Gazette of the harbour", state="extracted"))
    make_candidate(text, title="Plan for Ledgers")
    make_candidate(title="关于区块链的意见", number="No. 7/2021")
    body = make_candidate(title="Third")
    CandidateBody.objects.create(candidate=body, position=0, name="Ministry of Clinics")
    assert _titles(editor, "q=ledger") == ["Plan for Ledgers"]
    assert _titles(editor, "q=LEDGERS+gazette") == ["Plan for Ledgers"]
    assert _titles(editor, "q=7/2021") == ["关于区块链的意见"]
    assert _titles(editor, "q=区块") == ["关于区块链的意见"]
    assert _titles(editor, "q=clinic") == ["Third"]
    assert _titles(editor, "q=ledger+clinic") == []
    assert _titles(editor, "q=%25") == []


def test_the_search_box_looks_into_each_index_by_itself(editor: Client) -> None:
    make_candidate(title="Plan for Ledgers")
    with connection.cursor() as cursor:
        # With one row a walk along any index is as cheap; only a bitmap needs one that has the words.
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        with CaptureQueriesContext(connection) as queries:
            assert _titles(editor, "q=ledger") == ["Plan for Ledgers"]
        sql = next(query["sql"] for query in queries if "UNION" in query["sql"])
        cursor.execute(f"EXPLAIN {sql}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    for index in ("candidate_title_words", "candidate_body_words", "document_title_words"):
        assert index in plan, plan


def test_the_pages_of_the_queue_hold_every_row_once_in_order(editor: Client) -> None:
    text = make_text()
    rows = [make_candidate(text, confidence=0.5 + number / 200).title for number in range(60)]
    pages = [editor.get(f"{QUEUE}?p={number}").context["cl"].result_list for number in (1, 2)]
    shown = [row.confidence for page in pages for row in page]
    assert len(shown) == len(rows)
    assert shown == sorted(shown, reverse=True)


def test_a_queue_longer_than_is_counted_says_so(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        make_candidate()
    assert "There are more than" not in editor.get(QUEUE).content.decode()
    for module in (paging, candidate):
        monkeypatch.setattr(module, "COUNTED", 2)
    page = editor.get(QUEUE)
    assert "There are more than 2" in page.content.decode()
    assert len(page.context["cl"].result_list) == 2


@pytest.mark.parametrize(
    "query",
    [
        "state=nonsense",
        "confidence=%00",
        "document=abc",
        "document=99999999999999999999",
        "sector=x",
        "p=-1",
        "o=99",
        "region=%F0%9F%98%80",
        "_changelist_filters=%ff",
        "q=%27%22%00",
    ],
)
def test_odd_filters_never_break_the_queue(editor: Client, query: str) -> None:
    make_candidate()
    assert editor.get(f"{QUEUE}?{query}").status_code in (200, 302)


def _queries(browser: Client) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert browser.get(QUEUE).status_code == 200
    return len(queries)


def test_the_queue_asks_the_same_number_of_questions_for_1_and_for_20_rows(editor: Client) -> None:
    make_full_candidate()
    editor.get(QUEUE)
    one = _queries(editor)
    for _ in range(19):
        candidate = make_full_candidate()
        Match.objects.create(candidate=candidate, policy=make_policy(), score=0.8)
    assert _queries(editor) == one


def test_the_queue_does_not_read_the_texts(editor: Client) -> None:
    make_candidate()
    with CaptureQueriesContext(connection) as queries:
        editor.get(QUEUE)
    assert not [query for query in queries if '"documents_textversion"."text",' in query["sql"]]


def _act(browser: Client, action: str, rows: list[Candidate], **more: str) -> str:
    data = {"action": action, "_selected_action": [row.pk for row in rows], **more}
    return told(browser.post(QUEUE, data, follow=True))


def test_accepting_several_tells_how_many_went_through_and_why_others_did_not(editor: Client) -> None:
    rows = [make_full_candidate(), make_full_candidate(), make_candidate(title="")]
    report = _act(editor, "accept_chosen", rows)
    assert "2 accepted as drafts." in report
    assert "Give the record a title" in report
    assert Policy.objects.count() == 2


def test_rejecting_several_needs_a_reason(editor: Client) -> None:
    rows = [make_candidate(), make_candidate()]
    assert "Say why" in _act(editor, "reject_chosen", rows)
    assert "2 rejected." in _act(editor, "reject_chosen", rows, reason="Not about blockchain")
    assert Candidate.objects.filter(state=CandidateState.REJECTED, reason="Not about blockchain").count() == 2


def test_the_policies_offered_for_a_merge_are_found_by_beginnings_of_words(editor: Client) -> None:
    wanted = make_policy(title="Ordinance on Ledger Keeping")
    make_policy(title="Another act")
    address = reverse("admin:autocomplete")
    query = {"app_label": "documents", "model_name": "candidate", "field_name": "policy", "term": "ledg keep"}
    found = editor.get(address, query).json()["results"]
    assert [row["id"] for row in found] == [str(wanted.pk)]
