"""The database away: 503 and when to come back."""

import pytest
from django.test import Client

pytestmark = pytest.mark.urls("tests.policytracker.faulty_urls")


def test_a_lost_database_is_answered_503_and_says_nothing_of_it(client: Client) -> None:
    answer = client.get("/outage/")
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert "10.0.0.3" not in answer.text


def test_a_fault_of_the_program_stays_a_500_with_every_security_header(client: Client) -> None:
    client.raise_request_exception = False
    answer = client.get("/fault/")
    assert answer.status_code == 500
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "a fault of the page" not in answer.text
