"""Merging, splitting, undoing and choosing words, with a keyboard and no mouse."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from documents.models import Candidate, Match, Policy
from documents.services import translating
from documents.vocabulary import CandidateState, EditorialState
from tests.browser import world
from tests.browser.conftest import Open
from tests.browser.looking import SERIOUS, axe_findings, open_all, overflow
from tests.factories import make_candidate, make_editor, make_policy, make_reviewer, make_text

LogIn = Callable[[Page, User], Page]


@pytest.fixture
def plan(transactional_db: None) -> Candidate:
    """Return a candidate with all values."""
    world.load_lists()
    return world.propose_clinic_plan()


@pytest.fixture
def desk(plan: Candidate, page: Page, log_in: LogIn) -> Page:
    """Return a window in which an editor has opened the candidate."""
    log_in(page, make_editor(username="editor"))
    page.goto(plan.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text(plan.title)
    return page


def _press(page: Page, *keys: str) -> None:
    """Press keys, the last of which leads to another page, and wait until that has loaded."""
    for key in keys[:-1]:
        page.keyboard.press(key)
    with page.expect_event("load"):
        page.keyboard.press(keys[-1])


def _known(plan: Candidate) -> Policy:
    policy = make_policy(
        title="Clinic Plan as Known",
        region=plan.region,
        state=EditorialState.DRAFT,
        first_published_at=None,
        sectors=("finance",),
    )
    Match.objects.create(candidate=plan, policy=policy, score=0.9, reasons=["The titles are alike."])
    return policy


def test_a_value_is_corrected_by_choosing_its_words_by_keyboard(desk: Page, plan: Candidate) -> None:
    # To the quote of the fourth field, the issuing body, and to its first word.
    for key in ("n", "n", "n", "n", "t"):
        desk.keyboard.press(key)
    assert desk.evaluate("document.getSelection().toString().trim()") == "Guangzhou"
    for _ in range(2):
        desk.keyboard.press("Shift+ArrowRight")
        expect(desk.locator("#pick")).to_be_visible()
    assert desk.evaluate("document.getSelection().toString().trim()") == "Guangzhou Health Commission"
    desk.keyboard.press("Enter")
    expect(desk.locator("#pick button").first).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.get_by_label("Title", exact=True)).to_have_value("Guangzhou Health Commission")
    _press(desk, "Escape", "s")
    expect(desk.locator(".messagelist")).to_contain_text("Saved.")
    quote = plan.evidence.get(field="title", state="accepted")
    assert quote.quote == "Guangzhou Health Commission"
    assert plan.text_version.text[quote.start : quote.end] == quote.quote


def test_words_chosen_by_keyboard_become_one_measure_after_another(desk: Page, plan: Candidate) -> None:
    for word in ("pharmacies", "city"):
        desk.evaluate(
            """(word) => {
              const node = [...document.querySelectorAll(".words")].flatMap((line) => [...line.childNodes])
                .find((part) => part.data?.includes(word));
              const at = node.data.indexOf(word);
              document.getSelection().setBaseAndExtent(node, at, node, at + word.length);
            }""",
            word,
        )
        desk.keyboard.press("Shift+ArrowRight")
        expect(desk.locator("#pick")).to_be_visible()
        desk.keyboard.press("Enter")
        desk.keyboard.press("ArrowLeft")
        desk.keyboard.press("ArrowLeft")
        expect(desk.locator("#pick button:focus")).to_have_text("Measure")
        desk.keyboard.press("Enter")
        # What is asked for next is the kind of the measure.
        desk.keyboard.type("Pi")
        desk.keyboard.press("Escape")
    _press(desk, "s")
    expect(desk.locator(".messagelist")).to_contain_text("Saved.")
    new = plan.measures.exclude(text__startswith="Clinics")
    assert [measure.text.split()[0] for measure in new] == ["pharmacies", "city"]
    assert all(m.evidence is not None and m.evidence.quote.startswith(m.text.split()[0]) for m in new)


def test_a_record_is_compared_merged_by_choice_and_the_merge_undone(desk: Page, plan: Candidate) -> None:
    policy = _known(plan)
    desk.reload()
    _press(desk, "c")
    expect(desk.locator(".side-row.differs [role=rowheader]").first).to_contain_text("Title")
    desk.keyboard.press("n")
    desk.keyboard.press("t")
    _press(desk, "m")
    expect(desk.locator(".messagelist")).to_contain_text("Merged into")
    policy.refresh_from_db()
    assert (policy.title, policy.sources.count()) == (world.CLINICS, 2)

    desk.goto(plan.get_absolute_url())
    _press(desk, "u")
    expect(desk.locator(".messagelist")).to_contain_text("is back in the queue")
    policy.refresh_from_db()
    plan.refresh_from_db()
    assert (policy.title, policy.sources.count()) == ("Clinic Plan as Known", 1)
    assert plan.state == CandidateState.PROPOSED


def test_the_last_decision_is_undone_from_the_next_record(desk: Page, plan: Candidate) -> None:
    other = make_candidate(plan.text_version, title="The next record", confidence=0.1)
    desk.reload()
    _press(desk, "a")
    expect(desk.get_by_role("heading", level=1)).to_have_text(other.title)
    _press(desk, "u")
    expect(desk.get_by_role("heading", level=1)).to_have_text(plan.title)
    plan.refresh_from_db()
    assert plan.state == CandidateState.PROPOSED


def test_a_record_is_split_at_the_words_chosen_and_put_together_again(desk: Page, plan: Candidate) -> None:
    desk.keyboard.press("t")
    for _ in range(3):
        desk.keyboard.press("ArrowDown")
    _press(desk, "d")
    expect(desk.locator(".messagelist")).to_contain_text("Split in two")
    plan.refresh_from_db()
    assert plan.state == CandidateState.SPLIT
    assert plan.parts.count() == 2
    _press(desk, "u")
    expect(desk.locator(".messagelist")).to_contain_text("is back in the queue")
    plan.refresh_from_db()
    assert plan.state == CandidateState.PROPOSED


def test_keys_that_follow_at_once_are_not_lost(desk: Page, plan: Candidate) -> None:
    # The browser tells of a new selection only after these have all been heard.
    with desk.expect_event("load"):
        desk.evaluate(
            """() => {
              for (const key of ["t", "ArrowDown", "ArrowDown", "ArrowDown", "d"]) {
                const pressed = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
                document.body.dispatchEvent(pressed);
              }
            }"""
        )
    expect(desk.locator(".messagelist")).to_contain_text("Split in two")
    first, second = plan.parts.order_by("start")
    assert first.start == plan.start < second.start


def test_a_record_is_split_at_a_sentence_of_the_list(desk: Page, plan: Candidate) -> None:
    desk.keyboard.press("d")
    desk.keyboard.type("Clinics will")
    _press(desk, "Tab", "Enter")
    expect(desk.locator(".messagelist")).to_contain_text("Split in two")
    first, second = plan.parts.order_by("start")
    assert second.start == first.end == plan.text_version.text.index("Clinics will")


def test_the_original_is_laid_beside_by_key(desk: Page, plan: Candidate) -> None:
    original = make_text("广州上线诊所账本\n\n五月三日发布。\n\n其他城市可能跟进。", language="zh")
    translating.link(document=plan.text_version.document, original=original.document, by=None)
    desk.reload()
    _press(desk, "o")
    expect(desk.locator(".other-words").first).to_have_text("广州上线诊所账本")
    _press(desk, "o")
    expect(desk.locator(".other-words")).to_have_count(0)


def test_every_key_of_the_page_stands_in_its_list(desk: Page) -> None:
    desk.keyboard.press("?")
    shown = set(desk.locator("#keys dt kbd").all_inner_texts())
    assert {"j", "k", "a", "p", "s", "c", "m", "d", "u", "r", "e", "n", "b", "y", "x", "t", "o"} <= shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_comparing_splitting_and_the_other_language_may_be_used_by_everybody(
    plan: Candidate, open_window: Open, log_in: LogIn, scheme: str, width: int
) -> None:
    policy, other = _known(plan), make_policy(region=plan.region)
    original = make_text("广州上线诊所账本\n\n五月三日发布。", language="zh")
    translating.link(document=plan.text_version.document, original=original.document, by=None)
    page = open_window(color_scheme=scheme, viewport={"width": width, "height": 800})
    log_in(page, make_reviewer())
    found = []
    for address in (
        f"{plan.get_absolute_url()}?beside=1",
        f"/admin/documents/candidate/{plan.pk}/merge/{policy.pk}/",
        f"/admin/documents/policy/{policy.pk}/merge/{other.pk}/",
        f"/admin/documents/policy/{policy.pk}/merge/",
        f"/admin/documents/document/{plan.text_version.document_id}/change/",
    ):
        page.goto(address)
        open_all(page)
        found += [f"{address}: {finding}" for finding in axe_findings(page, impacts=SERIOUS)]
        if overflow(page):
            found.append(f"{address} is {overflow(page)} pixels too wide")
    assert not found, "\n".join(found)


def test_marks_have_the_colours_that_they_have_in_public(plan: Candidate, page: Page, log_in: LogIn) -> None:
    policy = world.publish_clinic_plan()
    colours = """() => Object.fromEntries([...document.querySelectorAll("mark[class*='f-']")].map((mark) =>
      [mark.className.match(/f-[a-z_]+/)[0], getComputedStyle(mark).backgroundColor]))"""
    page.goto(f"/documents/{policy.sources.get(document__isnull=False).document_id}/")
    public = page.evaluate(colours)
    log_in(page, make_editor())
    page.goto(plan.get_absolute_url())
    own = page.evaluate(colours)
    assert len(public) > 4
    assert {field: own[field] for field in public} == public
