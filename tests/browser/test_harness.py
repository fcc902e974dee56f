"""The browser tests' own ear and eye: what they are there to find, they find."""

import hashlib
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.browser.looking import axe_findings, overflow
from tests.browser.watching import Watch

CSP = "Content Security Policy"
VENDOR = Path(__file__).parent / "vendor"


def test_axe_core_is_the_release_it_says_it_is() -> None:
    digest = re.search(r"sha256 \| `([0-9a-f]{64})`", (VENDOR / "README.md").read_text(encoding="utf-8"))
    assert digest
    assert hashlib.sha256((VENDOR / "axe.min.js").read_bytes()).hexdigest() == digest[1]


@pytest.mark.parametrize(
    ("script", "heard"),
    [
        ("setTimeout(() => { throw new Error('broken') })", "broken"),
        ("console.error('wrong')", "wrong"),
        ("fetch('/no-such-page/')", "404"),
        (
            "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))",
            "Content Security Policy",
        ),
        ("document.body.setAttribute('style', 'color: red')", "Content Security Policy"),
        ("new Image().src = 'http://127.0.0.2/picture.png'", "somebody else"),
    ],
)
def test_what_goes_wrong_in_a_page_is_heard(
    browser: Browser, live_server: LiveServer, script: str, heard: str
) -> None:
    watch = Watch(origin=live_server.url)
    context = browser.new_context(base_url=live_server.url)
    watch.over(context)
    page = context.new_page()
    page.goto("/sectors/")
    assert watch.problems == []
    page.evaluate(script)
    page.reload()
    context.close()
    assert heard in " ".join(watch.problems)


def test_a_picture_without_words_and_a_page_too_wide_are_seen(page: Page) -> None:
    page.goto("/sectors/")
    assert overflow(page) == 0
    assert axe_findings(page) == []
    page.evaluate(
        "document.querySelector('h1').append(Object.assign(new Image(), { width: 3000, alt: '' }), "
        "Object.assign(document.createElement('button')))"
    )
    assert overflow(page) > 0
    assert any("button-name" in finding for finding in axe_findings(page))
