"""Headers and doors: what every answer carries, and what a forged header cannot do."""

import pytest
import pytest_django
from django.contrib.auth.models import User
from django.test import Client, RequestFactory

from policytracker.proxies import client_address

PAGES = ("/", "/admin/login/", "/healthz", "/nowhere/")
REFUSED = 429


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_every_answer_carries_the_security_headers(client: Client, address: str) -> None:
    headers = client.get(address).headers
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", PAGES)
def test_no_page_allows_an_unsafe_source_of_scripts_or_styles(client: Client, address: str) -> None:
    policy = client.get(address).headers["Content-Security-Policy"]
    directives = {part.split()[0]: part.split()[1:] for part in policy.split("; ")}
    assert directives["default-src"] == ["'none'"]
    assert directives["script-src"] == ["'self'"]
    assert directives["style-src"] == ["'self'"]
    assert directives["frame-ancestors"] == ["'none'"]
    assert directives["base-uri"] == ["'none'"]
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "198.51.100.7", "203.0.113.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "192.0.2.66, 198.51.100.7", "198.51.100.7"),
        (2, "192.0.2.66, 198.51.100.7, 203.0.113.9", "198.51.100.7"),
        (2, "198.51.100.7", "203.0.113.1"),
        (1, "", "203.0.113.1"),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(
    rf: RequestFactory, settings: pytest_django.Settings, proxies: int, forwarded: str, expected: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    request = rf.get("/", REMOTE_ADDR="203.0.113.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == expected


@pytest.mark.django_db
def test_the_eleventh_wrong_password_in_a_row_is_not_even_tried(client: Client) -> None:
    User.objects.create_user("editor", password="the right one", is_staff=True)
    for number in range(10):
        forged = f"192.0.2.{number}"
        client.post("/admin/login/", {"username": "editor", "password": "wrong"}, HTTP_X_FORWARDED_FOR=forged)
    answer = client.post("/admin/login/", {"username": "editor", "password": "the right one"})
    assert answer.status_code == REFUSED
