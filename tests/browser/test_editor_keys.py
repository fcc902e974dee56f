"""An editor's work with a keyboard and no mouse."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from documents.models import Candidate, Policy
from documents.vocabulary import CandidateState, EditorialState
from tests.browser import world
from tests.browser.conftest import Open
from tests.browser.looking import tab_to
from tests.browser.watching import Watch
from tests.factories import make_editor, make_policy

CONFLICT = 409


@pytest.fixture
def queue(transactional_db: None) -> list[Candidate]:
    """Return twelve candidates, in the order in which the queue shows them."""
    world.load_lists()
    rows = [world.propose_clinic_plan(title=f"Clinic Plan {number:02}") for number in range(12)]
    return rows[::-1]


@pytest.fixture
def desk(queue: list[Candidate], page: Page, log_in: Callable[[Page, User], Page]) -> Page:
    """Return a window in which an editor has opened the first candidate of the queue."""
    log_in(page, make_editor(username="editor"))
    page.goto("/admin/documents/candidate/")
    tab_to(page, queue[0].title)
    with page.expect_event("load"):  # before that the page does not hear its keys
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(queue[0].title)
    return page


def _press(page: Page, *keys: str) -> None:
    """Press keys, the last of which leads to another page, and wait until that has loaded."""
    for key in keys[:-1]:
        page.keyboard.press(key)
    with page.expect_event("load"):
        page.keyboard.press(keys[-1])


def test_ten_candidates_are_decided_one_after_another(desk: Page, queue: list[Candidate]) -> None:
    for number, candidate in enumerate(queue[:10]):
        expect(desk.get_by_role("heading", level=1)).to_have_text(candidate.title)
        if number % 3 == 2:
            # The reason by its first letters, past the words, to the button.
            _press(desk, "r", "N", "Tab", "Tab", "Enter")
            expect(desk.locator(".messagelist")).to_contain_text("Rejected")
        else:
            _press(desk, "a")
            expect(desk.locator(".messagelist")).to_contain_text("Accepted as the draft")
    expect(desk.get_by_role("heading", level=1)).to_have_text(queue[10].title)
    states = list(Candidate.objects.order_by("-pk").values_list("state", flat=True))
    accepted, rejected = CandidateState.ACCEPTED, CandidateState.REJECTED
    assert states[:10] == [accepted, accepted, rejected] * 3 + [accepted]
    assert states[10:] == [CandidateState.PROPOSED] * 2


def test_next_and_previous_go_through_the_queue_without_deciding(desk: Page, queue: list[Candidate]) -> None:
    _press(desk, "j")
    expect(desk.get_by_role("heading", level=1)).to_have_text(queue[1].title)
    _press(desk, "k")
    expect(desk.get_by_role("heading", level=1)).to_have_text(queue[0].title)
    assert not Candidate.objects.exclude(state=CandidateState.PROPOSED).exists()


def test_values_are_judged_one_by_one_and_saved(desk: Page, queue: list[Candidate]) -> None:
    for key in ("n", "y", "x", "y"):
        desk.keyboard.press(key)
    _press(desk, "s")
    expect(desk.locator(".messagelist")).to_contain_text("Saved.")
    expect(desk.locator(".judge input[value=accepted]:checked")).to_have_count(2)
    expect(desk.locator(".judge input[value=rejected]:checked")).to_have_count(1)


def test_the_quote_of_the_value_in_hand_lights_up_in_the_text(desk: Page) -> None:
    desk.keyboard.press("n")
    expect(desk.locator("mark.lit")).to_have_text(world.CLINICS)
    expect(desk.locator("mark.lit")).to_be_in_viewport()


def test_the_page_itself_does_not_scroll_below_its_two_columns(desk: Page) -> None:
    deeper = desk.evaluate("document.scrollingElement.scrollHeight - innerHeight")
    assert deeper <= 0


def test_the_list_of_keys_opens_and_closes(desk: Page) -> None:
    keys = desk.get_by_role("dialog", name="Keys")
    desk.keyboard.press("?")
    expect(keys).to_be_visible()
    desk.keyboard.press("Escape")
    expect(keys).not_to_be_visible()


def test_a_letter_typed_in_a_field_is_no_command(desk: Page, queue: list[Candidate]) -> None:
    desk.keyboard.press("e")
    desk.keyboard.press("End")
    desk.keyboard.type(" asrxy")
    expect(desk.get_by_label("Title", exact=True)).to_have_value(f"{queue[0].title} asrxy")
    assert not Candidate.objects.exclude(state=CandidateState.PROPOSED).exists()
    desk.keyboard.press("Escape")
    _press(desk, "s")
    expect(desk.locator(".messagelist")).to_contain_text("Saved.")


def test_a_candidate_is_merged_into_the_policy_whose_address_is_typed(
    desk: Page, queue: list[Candidate]
) -> None:
    policy = make_policy(title="Older Plan", region=world.region("CN-440100"), state=EditorialState.DRAFT)
    desk.keyboard.press("m")
    desk.keyboard.type(policy.slug)
    _press(desk, "Tab", "Enter")
    expect(desk.locator(".messagelist")).to_contain_text("Merged into “Older Plan”")
    assert policy.sources.count() == 2
    assert Policy.objects.count() == 1


def test_a_stale_save_is_refused_with_the_difference_and_can_be_made_again(
    desk: Page,
    queue: list[Candidate],
    open_window: Open,
    log_in: Callable[[Page, User], Page],
    watch: Watch,
) -> None:
    other = log_in(open_window(), make_editor(username="Other"))
    other.goto(queue[0].get_absolute_url())
    _retitle(other, "Title of the Other")
    expect(other.locator(".messagelist")).to_contain_text("Saved.")

    watch.statuses = {CONFLICT}
    _retitle(desk, "Title of Mine")
    expect(desk.locator(".messagelist")).to_contain_text("Other saved this record after you opened it")
    differs = desk.get_by_role("table", name="What differs").get_by_role("row", name="Title")
    expect(differs.get_by_role("cell")).to_have_text(["Title of Mine", "Title of the Other"])
    assert Candidate.objects.get(pk=queue[0].pk).title == "Title of the Other"

    desk.keyboard.press("Escape")
    _press(desk, "s")
    expect(desk.locator(".messagelist")).to_contain_text("Saved.")
    assert Candidate.objects.get(pk=queue[0].pk).title == "Title of Mine"


def _retitle(page: Page, title: str) -> None:
    """Type another title and save."""
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type(title)
    _press(page, "Escape", "s")
