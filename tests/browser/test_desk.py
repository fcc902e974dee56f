"""The desk of a record in a browser: taken and asked about by key, while what is typed elsewhere stays."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from documents.models import Candidate, ChangeRequest
from documents.services import presence
from tests.browser import world
from tests.factories import make_editor, make_reviewer


@pytest.fixture
def candidate(transactional_db: None) -> Candidate:
    """Return a candidate that waits."""
    world.load_lists()
    return world.propose_clinic_plan()


def test_a_record_is_taken_and_asked_about_by_key_and_typed_words_stay(
    candidate: Candidate, page: Page, log_in: Callable[[Page, User], Page]
) -> None:
    editor = make_editor(username="editor")
    log_in(page, editor)
    page.goto(candidate.get_absolute_url())
    page.get_by_label("Title", exact=True).fill("Words not saved yet")
    page.keyboard.press("Escape")

    page.keyboard.press("w")
    expect(page.locator(".desk-told")).to_have_text("Assigned to editor.")
    expect(page.locator("#desk-to option:checked")).to_have_text("editor")
    candidate.refresh_from_db()
    assert candidate.assigned_to == editor

    page.keyboard.press("Escape")
    page.keyboard.press("q")
    page.keyboard.type("Which year does the gazette give?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".desk-open")).to_contain_text("Which year does the gazette give?")
    assert ChangeRequest.objects.get().asked_by == editor

    expect(page.get_by_label("Title", exact=True)).to_have_value("Words not saved yet")


def test_who_else_has_the_record_open_is_shown_by_name(
    candidate: Candidate, page: Page, log_in: Callable[[Page, User], Page]
) -> None:
    presence.beat(row=candidate, by=make_reviewer(username="mei"), now=timezone.now())
    log_in(page, make_editor(username="editor"))
    page.goto(candidate.get_absolute_url())
    expect(page.locator("#desk-others")).to_have_text("mei has this record open.")
