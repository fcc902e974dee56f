"""A browser on a served portal, and the ear that hears what it complains of."""

import queue
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from celery import Celery
from celery.signals import task_postrun
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from documents.vocabulary import DocumentState
from tests.browser.launching import FLAGS
from tests.browser.watching import Watch

if TYPE_CHECKING:  # this file is read before Django is ready for models
    from django.contrib.auth.models import User

    from documents.models import Document

DESKTOP = {"width": 1280, "height": 900}
#: Two cores and a cold start: a page may take this long before a test gives up.
PATIENCE_MS = 15_000
WORKER_PATIENCE_SECONDS = 60

Open = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def playwright(chromium: str) -> Iterator[Playwright]:
    """Drive browsers until the last test of this folder; Playwright's loop runs in the tests' thread."""
    with pytest.MonkeyPatch.context() as patch:
        # Playwright's loop makes Django take the tests for asynchronous code; they are not.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as driver:
            yield driver


@pytest.fixture(scope="package")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """Return the one browser of this folder's tests."""
    expect.set_options(timeout=PATIENCE_MS)
    launched = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
    yield launched
    launched.close()


@pytest.fixture
def watch(live_server: LiveServer) -> Watch:
    """Return the list of complaints of this test's browser windows."""
    return Watch(origin=live_server.url)


@pytest.fixture
def open_window(browser: Browser, live_server: LiveServer, watch: Watch) -> Iterator[Open]:
    """Return a function that opens a window of its own, with no cookies, on any page of the portal.

    Fails the test where a window met a JavaScript error, a CSP violation, a missing file, or a request to
    somebody else.
    """
    contexts: list[BrowserContext] = []

    def window(**options: Any) -> Page:
        settings: dict[str, Any] = {
            "base_url": live_server.url,
            "viewport": DESKTOP,
            "locale": "en-GB",
            "color_scheme": "light",
            "reduced_motion": "reduce",
        }
        context = browser.new_context(**settings | options)
        context.set_default_timeout(PATIENCE_MS)
        watch.over(context)
        contexts.append(context)
        return context.new_page()

    yield window
    for context in contexts:
        context.close()
    assert not watch.problems, "\n".join(watch.problems)


@pytest.fixture
def page(open_window: Open) -> Page:
    """Return a window at the size of a laptop, in light colours."""
    return open_window()


@pytest.fixture
def log_in() -> Callable[[Page, "User"], Page]:
    """Return a function that logs a person in by the admin's own form."""

    def enter(page: Page, user: "User") -> Page:
        page.goto("/admin/")
        page.get_by_label("Username").fill(user.username)
        page.get_by_label("Password").fill("password")
        page.get_by_role("button", name="Log in").click()
        expect(page.locator("#user-tools")).to_contain_text(user.username)
        return page

    return enter


@pytest.fixture
def processed(worker: Celery) -> Iterator[Callable[["Document"], "Document"]]:
    """Return a function that waits until the worker has brought a text to its end."""
    ended: queue.Queue[str] = queue.Queue()

    def note(task: Any, **_: Any) -> None:
        ended.put(task.name)

    task_postrun.connect(note)

    def wait(document: "Document") -> "Document":
        document.refresh_from_db()
        while document.state != DocumentState.EXTRACTED:
            ended.get(timeout=WORKER_PATIENCE_SECONDS)
            document.refresh_from_db()
            assert document.state not in (DocumentState.FAILED, DocumentState.DEAD), document.reason
        return document

    yield wait
    task_postrun.disconnect(note)
