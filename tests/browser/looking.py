"""What can be told of a page by looking: whether it may be used by everybody, and whether it fits."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
SERIOUS = ("serious", "critical")
#: The rules of axe-core's standard set that look at colours.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]
#: Far more than any page has places for the keyboard between two that a person wants.
MOST_TABS = 400
#: The words of what the keyboard is on.
_WORDS = """() => {
  const at = document.activeElement;
  const words = at.getAttribute("aria-label") || at.innerText || at.value || at.name || at.id || "";
  return words.replace(/\\s+/g, " ").trim();
}"""
#: Whether what the keyboard is on looks otherwise than without it.
_SHOWS = """() => {
  const at = document.activeElement;
  const look = () => [at, ...at.children].map((part) => {
    const style = getComputedStyle(part);
    return [style.outline, style.boxShadow, style.borderColor, style.backgroundColor, style.stroke].join();
  }).join("|");
  const held = look();
  at.blur();
  const left = look();
  at.focus({ preventScroll: true });
  return held !== left;
}"""


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


def axe_findings(page: Page, *, impacts: tuple[str, ...] = (), colours_only: bool = False) -> list[str]:
    """Return what axe-core finds wrong, one line a place; every finding, or only those of some impacts.

    ``colours_only`` is for a page that was looked at before in other colours. The debugger's protocol puts
    axe in, past the page's CSP, which stays in force for the page itself.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_axe())
    options: dict[str, Any] = {"resultTypes": ["violations"], "preload": False}
    if colours_only:
        options["runOnly"] = {"type": "rule", "values": COLOUR_RULES}
    found: list[dict[str, Any]] = page.evaluate(
        "(options) => axe.run(document, options).then((result) => result.violations)", options
    )
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['html'][:160]} | {_why(node)}"
        for rule in found
        if not impacts or rule["impact"] in impacts
        for node in rule["nodes"]
    ]


def _why(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for kind in ("any", "all", "none") for check in node[kind])


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    wide: int = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    return max(0, wide)


def open_all(page: Page) -> None:
    """Open everything that is closed, so that what lies in it is looked at too."""
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = true; })")


def tab_to(page: Page, words: str) -> None:
    """Press Tab until the keyboard is on what begins with these words, and see that it shows where it is."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate(_WORDS).startswith(words):
            assert page.evaluate(_SHOWS), f"“{words}” has the keyboard but does not look so"
            return
    raise AssertionError(f"“{words}” is not reached by {MOST_TABS} presses of Tab")
