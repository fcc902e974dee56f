"""Editors at work, by keyboard and mouse: nothing they meet breaks, and what they decide is what happens."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from documents.models import Match, Policy
from documents.services import curation
from documents.vocabulary import EditorialState
from tests.browser.conftest import Open
from tests.browser.looking import SERIOUS, axe_findings, open_all, overflow
from tests.browser.watching import Watch
from tests.factories import (
    make_candidate,
    make_editor,
    make_full_candidate,
    make_policy,
    make_reviewer,
    make_text,
)

QUEUE = "/admin/documents/candidate/"
LogIn = Callable[[Page, Any], Page]


@pytest.fixture(autouse=True)
def _database(transactional_db: None) -> None:
    """Commit what the test makes, so that the server sees it."""


def _keys(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_the_keys_are_shown_and_move_through_values_whose_quotes_light_up(page: Page, log_in: LogIn) -> None:
    candidate = make_full_candidate()
    log_in(page, make_editor())
    page.goto(candidate.get_absolute_url())
    _keys(page, "?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    _keys(page, "Escape", "n")
    expect(page.locator("mark.lit")).to_have_text("Plan for Shared Clinic Records")
    _keys(page, "y")
    expect(page.locator("mark.lit")).to_have_text("Harbour City")
    _keys(page, "x", "s")
    expect(page.get_by_text("Saved.")).to_be_visible()
    candidate.refresh_from_db()
    assert candidate.region is None
    assert candidate.evidence.get(field="title").state == "accepted"


def test_a_value_is_corrected_by_choosing_words_in_the_text(page: Page, log_in: LogIn) -> None:
    candidate = make_candidate(
        make_text("𠮷 On 3 May 2021 the Harbour City Health Bureau met."), title="Wrong"
    )
    log_in(page, make_editor())
    page.goto(candidate.get_absolute_url())
    page.evaluate(
        """() => {
          const node = document.querySelector(".words").firstChild;
          const start = node.data.indexOf("Harbour"), end = node.data.indexOf(" met");
          document.getSelection().setBaseAndExtent(node, start, node, end);
        }"""
    )
    page.get_by_role("toolbar").get_by_role("button", name="Title").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Harbour City Health Bureau")
    _keys(page, "Escape", "s")
    expect(page.get_by_text("Saved.")).to_be_visible()
    quote = candidate.evidence.get(field="title", state="accepted")
    assert quote.quote == "Harbour City Health Bureau"
    assert candidate.text_version.text[quote.start : quote.end] == quote.quote


def test_a_place_is_found_by_its_first_letters_and_a_duplicate_merged(page: Page, log_in: LogIn) -> None:
    candidate, policy = make_full_candidate(), make_policy(title="The act as known")
    Match.objects.create(candidate=candidate, policy=policy, score=0.9, reasons=["The titles agree."])
    log_in(page, make_editor())
    page.goto(candidate.get_absolute_url())
    with page.expect_response(lambda response: "autocomplete" in response.url):
        page.get_by_label("Region").fill("Place X")
    expect(page.locator("#id_region_list option")).to_have_count(1)
    page.get_by_label("Region").fill("Place XK-01")
    page.get_by_role("button", name="Merge into this").click()
    expect(page.get_by_text("Merged into")).to_be_visible()
    candidate.refresh_from_db()
    assert candidate.policy == policy


def test_a_stale_save_is_refused_with_the_difference(page: Page, log_in: LogIn, watch: Watch) -> None:
    watch.statuses.add(409)
    candidate = make_full_candidate()
    log_in(page, make_editor())
    page.goto(candidate.get_absolute_url())
    curation.amend(candidate=candidate, changes={"title": "Theirs"}, by=None, revision=1)
    page.get_by_label("Title", exact=True).fill("Mine")
    _keys(page, "Escape", "s")
    expect(page.get_by_role("row", name="Title Mine Theirs")).to_be_visible()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Mine")


def test_a_reviewer_edits_publishes_and_withdraws_a_policy(page: Page, log_in: LogIn) -> None:
    draft = curation.accept(candidate=make_full_candidate(), by=None)
    log_in(page, make_reviewer())
    page.goto(f"/admin/documents/policy/{draft.pk}/change/")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("1 published.")).to_be_visible()
    page.get_by_label("Reason").fill("Told of the wrong city")
    page.get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text("1 withdrawn.")).to_be_visible()
    assert Policy.objects.get().state == EditorialState.WITHDRAWN


def test_all_of_it_works_without_javascript(open_window: Open, log_in: LogIn) -> None:
    text = make_text()
    first, second = make_full_candidate(text, confidence=0.9), make_full_candidate(text, confidence=0.8)
    page = open_window(java_script_enabled=False)
    log_in(page, make_editor())
    page.goto(first.get_absolute_url())
    page.get_by_label("Title", exact=True).fill("Typed by hand")
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.get_by_text("Accepted as the draft")).to_be_visible()
    page.get_by_role("link", name="Reject …").click()
    page.locator("#reject summary").click()
    page.get_by_label("Reason").select_option("Not about blockchain")
    page.get_by_role("button", name="Reject", exact=True).click()
    expect(page.get_by_text("Rejected: ")).to_be_visible()
    second.refresh_from_db()
    assert (Policy.objects.get().title, second.reason) == ("Typed by hand", "Not about blockchain")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_page_of_the_workplace_fits_and_may_be_used_by_everybody(
    open_window: Open, log_in: LogIn, scheme: str, width: int
) -> None:
    candidate, policy = make_full_candidate(), curation.accept(candidate=make_full_candidate(), by=None)
    Match.objects.create(candidate=candidate, policy=policy, score=0.9, reasons=["The titles agree."])
    page = open_window(color_scheme=scheme, viewport={"width": width, "height": 800})
    log_in(page, make_reviewer())
    found = []
    for address in (
        "/admin/",
        QUEUE,
        candidate.get_absolute_url(),
        "/admin/documents/policy/",
        f"/admin/documents/policy/{policy.pk}/change/",
        f"/admin/documents/policy/{policy.pk}/history/",
        "/admin/documents/document/",
        "/admin/documents/document/add/",
        f"/admin/documents/document/{candidate.text_version.document_id}/change/",
    ):
        page.goto(address)
        open_all(page)
        found += [f"{address}: {finding}" for finding in axe_findings(page, impacts=SERIOUS)]
        if overflow(page):
            found.append(f"{address} is {overflow(page)} pixels too wide")
    assert not found, "\n".join(found)
