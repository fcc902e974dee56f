"""The settings: what production must be given, and what a local run makes for itself."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from policytracker.secret import local_secret_key

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "DATABASE_URL": "postgres://user:password@database.example.org/policytracker",
    "REDIS_URL": "redis://broker.example.org:6379/0",
    "SECRET_KEY": "k9Zr-3vQ_tY7wLx2mNf8bHs5cJd1gPa6eUo4iRzTqWyXvCnBmKlJhGfDsA",
    "ALLOWED_HOSTS": "policies.example.org",
}


def manage(folder: Path, variables: dict[str, str], *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command of manage.py with these variables and no other of ours."""
    base = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**base, "DATA_DIR": str(folder), "ENV_FILE": os.devnull, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_passes_djangos_own_check_without_a_warning(tmp_path: Path) -> None:
    checked = manage(tmp_path, PRODUCTION, "check", "--deploy", "--fail-level", "WARNING")
    assert checked.returncode == 0, checked.stderr
    assert "no issues (0 silenced)" in checked.stdout


@pytest.mark.parametrize("name", sorted(PRODUCTION))
def test_production_does_not_start_without(tmp_path: Path, name: str) -> None:
    checked = manage(tmp_path, {**PRODUCTION, name: ""}, "check")
    assert checked.returncode != 0
    assert f"Set {name} (" in checked.stderr


def test_another_database_than_postgresql_is_refused(tmp_path: Path) -> None:
    checked = manage(tmp_path, {**PRODUCTION, "DATABASE_URL": "sqlite:///portal.db"}, "check")
    assert checked.returncode != 0
    assert "DATABASE_URL must name a PostgreSQL database" in checked.stderr


def test_a_local_run_needs_no_variable_at_all(tmp_path: Path) -> None:
    checked = manage(tmp_path, {}, "check")
    assert checked.returncode == 0, checked.stderr


def test_a_local_key_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    first = local_secret_key(folder)
    assert len(first) >= 50
    assert local_secret_key(folder) == first
    assert stat.S_IMODE((folder / "secret_key").stat().st_mode) == 0o600


def test_two_folders_have_two_keys(tmp_path: Path) -> None:
    assert local_secret_key(tmp_path / "one") != local_secret_key(tmp_path / "two")


def test_a_folder_that_cannot_be_made_gives_a_passing_key_and_a_warning(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.warns(UserWarning, match="cannot be kept"):
        assert len(local_secret_key(tmp_path / "file" / "data")) >= 50
