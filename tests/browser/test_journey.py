"""From pasted texts to what a visitor reads: an editor decides, a reviewer publishes."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from documents.models import Document
from tests.browser import world
from tests.browser.conftest import Open
from tests.factories import make_editor, make_policy, make_reviewer

pytestmark = pytest.mark.worker

HOSPITALS = "Hangzhou Action Plan for Blockchain in Hospitals (2021-2023)"
HOSPITALS_TEXT = (
    "Hangzhou puts its registers on a chain\n\n"
    f'On June 3, 2021, the Hangzhou Municipal Health Commission issued the "{HOSPITALS}". Hospitals will use '
    "a blockchain for electronic prescriptions and medical records. By 2023 the city will build three pilot "
    "hospitals.\n"
)
TOKENS = "Guidelines on Digital Token Services"
TOKENS_TEXT = (
    "Singapore licenses token exchanges\n\n"
    f'On 14 March 2022 the Monetary Authority of Singapore issued the "{TOKENS}". Exchanges of crypto-assets '
    "must hold a licence. The Authority will fund research on blockchain with 8 million Singapore dollars.\n"
)
CLUSTERS = "Guangzhou Measures for Blockchain Clusters"
CLUSTERS_TEXT = (
    "What Guangzhou gives to its blockchain firms\n\n"
    f'On April 8, 2020, the Guangzhou Development District issued the "{CLUSTERS}". The district will give '
    "each blockchain firm in the cluster up to 3 million yuan. Firms that publish a standard for blockchain "
    "receive a reward of 500,000 yuan.\n"
)


def _paste(page: Page, words: str) -> Document:
    """Add a text by the admin's form and return it as registered."""
    page.goto("/admin/documents/document/add/")
    page.get_by_label("Text:", exact=True).fill(words)
    page.get_by_role("button", name="Add this text").click()
    expect(page).to_have_url(re.compile(r"/admin/documents/document/\d+/"))
    return Document.objects.latest("pk")


def _open_in_queue(page: Page, title: str) -> None:
    page.goto("/admin/")
    page.get_by_role("link", name="Candidates", exact=True).first.click()
    page.get_by_role("link", name=title).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


@pytest.mark.timeout(300)
def test_an_editor_accepts_amends_and_merges_a_reviewer_publishes_and_a_visitor_reads(
    page: Page,
    open_window: Open,
    log_in: Callable[[Page, User], Page],
    processed: Callable[[Document], Document],
) -> None:
    world.load_lists()
    make_policy(
        title=CLUSTERS, region=world.region("CN-440100"), dated="2020-04-08", sectors=("blockchain-industry",)
    )
    log_in(page, make_editor(username="editor"))
    for text in (HOSPITALS_TEXT, TOKENS_TEXT, CLUSTERS_TEXT):
        processed(_paste(page, text))

    _open_in_queue(page, HOSPITALS)
    expect(page.locator(".text mark.f-date")).to_have_text("June 3, 2021")
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text(f"Accepted as the draft “{HOSPITALS}”")

    _open_in_queue(page, TOKENS)
    page.get_by_label("Title", exact=True).fill(f"{TOKENS} (No. 7)")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Saved.")
    expect(page.get_by_label("Title", exact=True)).to_have_value(f"{TOKENS} (No. 7)")
    page.get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Accepted as the draft")

    _open_in_queue(page, CLUSTERS)
    known = page.get_by_role("region", name="Known already?")
    expect(known.get_by_role("link", name=CLUSTERS)).to_be_visible()
    known.get_by_role("button", name="Merge into this").click()
    expect(page.locator(".messagelist")).to_contain_text(f"Merged into “{CLUSTERS}”")
    expect(page.locator(".messagelist")).to_contain_text("waits for a reviewer")
    expect(page.get_by_text("0 candidates")).to_be_visible()

    visitor = open_window()
    visitor.goto("/policies/")
    expect(visitor.get_by_role("heading", level=2, name="1 policy")).to_be_visible()
    visitor.get_by_role("link", name=CLUSTERS).click()
    expect(visitor.locator(".sources li")).to_have_count(1)
    visitor.go_back()

    reviewer = log_in(open_window(), make_reviewer(username="reviewer"))
    for title in (HOSPITALS, f"{TOKENS} (No. 7)"):
        reviewer.goto("/admin/documents/policy/?state__exact=draft")
        reviewer.get_by_role("link", name=title).click()
        reviewer.get_by_role("button", name="Publish", exact=True).click()
        expect(reviewer.locator(".messagelist")).to_contain_text("1 published.")
    reviewer.goto("/admin/documents/candidate/work/")
    reviewer.locator("#merges").get_by_role("link", name=CLUSTERS).click()
    reviewer.get_by_role("button", name="Approve and show").click()
    expect(reviewer.locator(".messagelist")).to_contain_text("Approved")

    visitor.reload()
    expect(visitor.get_by_role("heading", level=2, name="3 policies")).to_be_visible()
    visitor.get_by_role("link", name=CLUSTERS).click()
    expect(visitor.locator(".sources li")).to_have_count(2)
    expect(visitor.locator(".measure__text").first).to_contain_text("up to 3 million yuan")
    visitor.go_back()
    visitor.get_by_role("link", name=f"{TOKENS} (No. 7)").click()
    expect(visitor.get_by_role("heading", level=1)).to_have_text(f"{TOKENS} (No. 7)")
    visitor.go_back()
    visitor.get_by_role("link", name=HOSPITALS).click()
    date = visitor.locator(".facts__row").filter(has=visitor.get_by_text("Date", exact=True))
    date.locator("summary").click()
    expect(date.locator("blockquote mark")).to_have_text("June 3, 2021")
