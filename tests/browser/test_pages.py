"""Every public page, at three widths, in light and dark, in both languages: usable by everybody."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from documents.models import CoverageSearch, Document, IssuingBody, Policy
from documents.vocabulary import SearchOutcome
from tests.browser import world
from tests.browser.conftest import Open
from tests.browser.looking import axe_findings, open_all, overflow
from tests.browser.watching import Watch


def _searched(address: str) -> str:
    """Return the address once some places have been searched, with each outcome."""
    for code, outcome in (("EE", SearchOutcome.NOTHING), ("MT", SearchOutcome.FOUND)):
        CoverageSearch.objects.create(
            region=world.region(code), searched_on="2026-03-02", outcome=outcome, note="The gazette."
        )
    return address


#: Where each page is, and what it answers where that is not 200.
PAGES: dict[str, Callable[[Policy], str]] = {
    "home": lambda _: "/",
    "browse": lambda _: "/policies/",
    "browse-filtered": lambda _: "/policies/?q=prescription&sector=health&region=CN&from=2019",
    "browse-misspelled": lambda _: "/policies/?q=prescribtion&sort=relevance",
    "browse-nothing": lambda _: "/policies/?region=EE&sector=health&q=%22no+such+words%22",
    "browse-problems": lambda _: "/policies/?region=XX&from=never",
    "policy": lambda policy: policy.get_absolute_url(),
    "policy-plain": lambda _: Policy.objects.get(title="Notice without a Day").get_absolute_url(),
    "policy-withdrawn": lambda _: world.withdrawn().get_absolute_url(),
    "regions": lambda _: "/regions/",
    "regions-found": lambda _: "/regions/?q=Guang",
    "country": lambda _: "/regions/CN/",
    "city": lambda _: "/regions/CN-440100/",
    "region-empty": lambda _: "/regions/CN-XZ/",
    "sectors": lambda _: "/sectors/",
    "sector": lambda _: "/sectors/health/",
    "bodies": lambda _: "/bodies/",
    "body": lambda _: IssuingBody.objects.get(name_zh="杭州市议会").get_absolute_url(),
    "compare": lambda _: "/compare/",
    "compare-places": lambda _: "/compare/?region=CN-GD&region=CN-ZJ&region=CN&region=nowhere",
    "timeline": lambda _: "/timeline/?measure=pilot&region=nowhere",
    "timeline-sectors": lambda _: "/timeline/?by=sector&region=CN",
    "coverage": lambda _: _searched("/coverage/"),
    "coverage-below": lambda _: "/coverage/?region=CN&page=9",
    "report": lambda policy: f"{policy.get_absolute_url()}report/",
    "report-sent": lambda policy: f"{policy.get_absolute_url()}report/?sent",
    "source-text": lambda policy: Document.objects.get(policy_sources__policy=policy).get_absolute_url(),
    "not-found": lambda _: "/policies/no-such-policy/",
}
REFUSED = {"policy-withdrawn": 410, "not-found": 404}


@pytest.mark.timeout(400)
@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("language", ["", "/zh-hans"], ids=["en", "zh"])
def test_no_page_has_an_axe_finding_or_scrolls_sideways_in_light_or_dark(
    transactional_db: None, open_window: Open, watch: Watch, language: str, width: int
) -> None:
    world.load_lists()
    policy = world.fill()
    page = open_window(viewport={"width": width, "height": 900})
    watch.statuses = set(REFUSED.values())
    found = []
    for name, address in PAGES.items():
        answer = page.goto(language + address(policy))
        assert answer
        assert answer.status == REFUSED.get(name, 200), name
        found += [f"{name}: {problem}" for problem in _problems(page)]
    assert not found, "\n".join(found)


def _problems(page: Page) -> list[str]:
    """Return what is wrong with the page as it is, with everything opened, and in the dark."""
    found = [f"{overflow(page)} pixels too wide"] if overflow(page) else []
    open_all(page)
    found += [f"{overflow(page)} pixels too wide, opened"] if overflow(page) else []
    found += axe_findings(page)
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {finding}" for finding in axe_findings(page, colours_only=True)]
    page.emulate_media(color_scheme="light")
    return found
