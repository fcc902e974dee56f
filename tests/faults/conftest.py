"""A scheduler that a test can take away."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STOP_SECONDS = 10


@pytest.fixture
def scheduler(process_environment: dict[str, str], tmp_path: Path) -> Iterator[None]:
    """Run the scheduler, which rings the sweep every few seconds, until the test ends."""
    command = [
        sys.executable,
        "-m",
        "celery",
        "-A",
        "policytracker",
        "beat",
        "-s",
        str(tmp_path / "schedule"),
    ]
    process = subprocess.Popen(command, cwd=ROOT, env=process_environment, start_new_session=True)
    yield
    process.terminate()
    process.wait(STOP_SECONDS)
