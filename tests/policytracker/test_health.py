"""The probes: what they answer when all is well, and when a part is away."""

import pytest
import pytest_django
from django.db import connection
from django.test import Client


def test_the_process_says_it_lives_without_asking_the_database(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_a_portal_with_all_its_parts_is_ready(client: Client) -> None:
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ok", "database": "ok", "broker": "ok", "migrations": "ok"}


@pytest.mark.django_db
def test_a_missing_broker_is_named_and_nothing_else_is_told(
    client: Client, settings: pytest_django.Settings
) -> None:
    settings.REDIS_URL = "unix:///nowhere/redis.sock?db=0"
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json() == {
        "status": "unavailable",
        "database": "ok",
        "broker": "unavailable",
        "migrations": "ok",
    }


@pytest.mark.django_db
def test_a_migration_that_waits_makes_it_not_ready(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'documents'")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, "unavailable")


def test_probes_take_no_post(client: Client) -> None:
    assert client.post("/healthz").status_code == 405
