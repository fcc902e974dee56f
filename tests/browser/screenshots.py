"""Makes the pictures of the documentation from a running portal: ``make screenshots``.

The portal needs its demonstration accounts and texts, which ``make run`` gives it. Nothing in it is changed.
"""

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.launching import FLAGS

PICTURES = Path(__file__).resolve().parent.parent.parent / "docs" / "pictures"
WIDE = {"width": 1280, "height": 860}
#: As ``documents.services.demo`` gives it to its accounts; that module needs a database to be read.
PASSWORD = "demonstration"
NARROW = {"width": 390, "height": 780}
#: A picture above this makes the README slow to open.
MOST_BYTES = 200_000

#: The public pages by the name of their picture.
PAGES = {
    "home": "/",
    "browse": "/policies/?region=CN&sector=health",
    "region": "/regions/CN-GD/",
    "sectors": "/sectors/",
}


def main() -> int:
    """Make every picture; returns 1 where one is too large."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://127.0.0.1:8000", help="where the portal runs")
    parser.add_argument("--into", type=Path, default=PICTURES, help="the folder for the pictures")
    options = parser.parse_args()
    options.into.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        parser.error("Chromium is not installed (on Debian: apt-get install chromium)")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=list(FLAGS))
        _public(browser, options.address, options.into)
        _curation(browser, options.address, options.into)
        browser.close()
    large = [path.name for path in sorted(options.into.glob("*.png")) if path.stat().st_size > MOST_BYTES]
    if large:
        sys.stderr.write(f"Larger than {MOST_BYTES} bytes: {', '.join(large)}\n")
    return 1 if large else 0


def _public(browser: Browser, address: str, folder: Path) -> None:
    page = _window(browser, address)
    for name, path in PAGES.items():
        page.goto(path)
        _take(page, folder / f"{name}.png")
    page.goto("/policies/?q=scenario+supply&region=CN-510100")
    page.locator(".card a").first.click()
    page.wait_for_load_state()
    quotes = page.locator(".facts .quotes summary")
    if quotes.count():
        quotes.first.click()
    _take(page, folder / "policy.png")
    dark = _window(browser, address, color_scheme="dark", viewport=NARROW)
    dark.goto("/zh-hans/")
    _take(dark, folder / "home-narrow-dark-zh.png")


def _curation(browser: Browser, address: str, folder: Path) -> None:
    page = _window(browser, address)
    page.goto("/admin/login/?next=/admin/documents/candidate/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/admin/documents/candidate/")
    _take(page, folder / "queue.png")
    page.locator("th.field-record a").last.click()
    page.wait_for_load_state()
    _take(page, folder / "review.png")


def _window(browser: Browser, address: str, **options: object) -> Page:
    settings = {"viewport": WIDE, "locale": "en-GB", "color_scheme": "light", "reduced_motion": "reduce"}
    return browser.new_context(base_url=address, **settings | options).new_page()  # type: ignore[arg-type]


def _take(page: Page, path: Path) -> None:
    """Save what is seen without scrolling, and say how large it is."""
    page.screenshot(path=path, animations="disabled")
    sys.stdout.write(f"{path.name}  {path.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    sys.exit(main())
