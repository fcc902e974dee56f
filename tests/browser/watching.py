"""Listens to everything a browser complains of, so that a test fails on what its author did not think of."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

#: Runs before each page's own scripts. The console tells of most violations too, but not of every kind.
_REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP violation: ${event.effectiveDirective} forbids ${event.blockedURI || "inline"}`));
"""
#: What Chromium says of a page or file that was answered 4xx or 5xx.
_REFUSED = re.compile(r"Failed to load resource: the server responded with a status of (\d{3})")


@dataclass
class Watch:
    """The complaints of one browser context; ``statuses`` are refusals that the test is about."""

    origin: str
    problems: list[str] = field(default_factory=list)
    statuses: set[int] = field(default_factory=set)

    def over(self, context: BrowserContext) -> None:
        """Listen to every page of a context, from now on."""
        context.add_init_script(_REPORT_VIOLATIONS)
        context.on("console", self._console)
        context.on("weberror", self._web_error)
        context.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        refused = _REFUSED.match(message.text)
        if refused and int(refused[1]) in self.statuses:
            return
        if message.type == "error" or "Content Security Policy" in message.text:
            self.problems.append(f"{_where(message)}: {message.text}")

    def _web_error(self, error: WebError) -> None:
        self.problems.append(f"{error.page.url if error.page else ''}: {error.error}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:", "about:")):
            self.problems.append(f"A request to somebody else: {request.url}")


def _where(message: ConsoleMessage) -> str:
    return message.location.get("url") or (message.page.url if message.page else "")
