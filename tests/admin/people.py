"""People at the admin's door; a plugin, since it needs Django to be ready before it is read."""

import pytest
from django.test import Client

from tests.factories import make_editor, make_reviewer, make_user


@pytest.fixture
def editor(client: Client) -> Client:
    """Return a browser in which an editor is logged in."""
    client.force_login(make_editor(username="editor"))
    return client


@pytest.fixture
def reviewer() -> Client:
    """Return a browser in which a reviewer is logged in."""
    browser = Client()
    browser.force_login(make_reviewer(username="reviewer"))
    return browser


@pytest.fixture
def clerk() -> Client:
    """Return a browser in which somebody is logged in who may enter the admin and has no right there."""
    browser = Client()
    browser.force_login(make_user(username="clerk", is_staff=True))
    return browser
