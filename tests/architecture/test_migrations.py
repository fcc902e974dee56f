"""The migrations say what the models say, and can be taken back."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader


@pytest.mark.django_db
def test_no_change_of_a_model_is_without_its_migration() -> None:
    said = io.StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said)
    except SystemExit:
        pytest.fail(said.getvalue())


@pytest.mark.django_db
def test_every_migration_of_ours_can_be_taken_back() -> None:
    loader = MigrationLoader(connection)
    stuck = [
        f"{name}: {operation}"
        for (app, name), migration in loader.disk_migrations.items()
        if app == "documents"
        for operation in migration.operations
        if not operation.reversible
    ]
    assert stuck == []
