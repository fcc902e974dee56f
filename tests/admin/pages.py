"""The forms of the admin's pages as a browser would send them, and what a page tells."""

from typing import Any

import lxml.html
from django.test import Client

from documents.models import Candidate


def form_of(response: Any, form_id: str = "review-form") -> dict[str, list[str]]:
    """Return what a browser would send of a form of the page, untouched and without its buttons."""
    form = lxml.html.fromstring(response.content.decode()).get_element_by_id(form_id)
    data: dict[str, list[str]] = {}
    for name, value in form.form_values():
        # The line end right behind <textarea> is none of its words.
        data.setdefault(name, []).append(value.removeprefix("\n"))
    return data


def told(response: Any) -> str:
    """Return what the page after a decision tells the editor."""
    return " ".join(str(message) for message in response.context["messages"])


def press(browser: Client, candidate: Candidate, button: str, *, value: str = "1", **typed: Any) -> Any:
    """Open a candidate's page, change values and press a button, as an editor does."""
    address = candidate.get_absolute_url()
    data = {**form_of(browser.get(address)), **typed, f"_{button}": value}
    return browser.post(address, data, follow=True)
