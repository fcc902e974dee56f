"""``manage.py up``: one command makes a portal out of nothing, and one signal takes it down."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).resolve().parents[2]
# Limits for a busy machine. Alone on two cores, the first start (a database is made, the reference data are
# loaded) takes about 40 seconds and the second 4.
FIRST_START_SECONDS = 300
SECOND_START_SECONDS = 90
STOP_SECONDS = 60
# Given by the test run to its own processes; a stranger's shell has none of them.
OURS = ("DATABASE_URL", "REDIS_URL", "DATA_DIR", "DEBUG", "LOCAL_RUN", "DJANGO_SETTINGS_MODULE")

pytestmark = [pytest.mark.fault, pytest.mark.timeout(600)]

Starter = Callable[[], "Portal"]


class Portal:
    """One ``manage.py up`` and what it has printed so far."""

    def __init__(self, folder: Path, port: int) -> None:
        """Start it on the data below ``folder``."""
        self.folder, self.port = folder, port
        self.log = folder / f"up-{time.monotonic_ns()}.log"
        environment = {name: value for name, value in os.environ.items() if name not in OURS}
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "up"],
                cwd=ROOT,
                env={**environment, "DATA_DIR": str(folder / "var"), "PORT": str(port)},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def said(self) -> str:
        """Return what it has printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def await_ready(self, seconds: float) -> None:
        """Wait until it has announced itself."""
        deadline = time.monotonic() + seconds
        while "The portal is ready" not in self.said():
            assert self.process.poll() is None, self.said()
            assert time.monotonic() < deadline, self.said()
            time.sleep(0.1)

    def get(self, address: str) -> int:
        """Return the status of one page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", address)
        return connection.getresponse().status

    def processes(self, program: str) -> list[psutil.Process]:
        """Return the processes of this portal, whoever their parent is, whose command names ``program``."""
        variable = str(self.folder / "var")
        found = []
        for process in psutil.process_iter():
            try:
                command = " ".join(process.cmdline())
                if program in command and (
                    variable in command or process.environ().get("DATA_DIR") == variable
                ):
                    found.append(process)
            except psutil.Error:
                continue
        return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder whose data all the starts of this module share."""
    return tmp_path_factory.mktemp("portal")


@pytest.fixture
def start(folder: Path) -> Iterator[Starter]:
    """Return a function that starts a portal on the data of this module; it is ended with the test."""
    started: list[Portal] = []

    def begin() -> Portal:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        started.append(Portal(folder, port))
        return started[-1]

    yield begin
    for portal in started:
        portal.process.kill()
        portal.process.wait()


def test_one_command_serves_the_portal_and_one_signal_ends_all_of_it(start: Starter) -> None:
    portal = start()
    portal.await_ready(FIRST_START_SECONDS)
    assert f"http://127.0.0.1:{portal.port}/" in portal.said()
    assert "editor" in portal.said()
    assert (portal.get("/readyz"), portal.get("/admin/login/")) == (200, 200)

    second = start()
    assert second.process.wait(STOP_SECONDS) == 1
    assert f"already runs on {portal.folder / 'var'}" in second.said()

    portal.process.send_signal(signal.SIGTERM)
    assert portal.process.wait(STOP_SECONDS) == 0, portal.said()
    assert portal.processes("") == []


def test_the_second_start_is_quick_and_says_why_it_ended_when_a_part_dies(start: Starter) -> None:
    portal = start()
    portal.await_ready(SECOND_START_SECONDS)
    portal.processes("celery --quiet --app policytracker beat")[0].kill()
    assert portal.process.wait(STOP_SECONDS) == 1
    assert "beat was killed by SIGKILL, so everything was stopped" in portal.said()
    assert portal.processes("") == []


def test_a_killed_supervisor_leaves_nothing_behind_that_stops_the_next_one(start: Starter) -> None:
    killed = start()
    killed.await_ready(SECOND_START_SECONDS)
    killed.process.kill()
    killed.process.wait()
    portal = start()
    portal.await_ready(2 * SECOND_START_SECONDS)
    assert len(portal.processes("redis-server")) == 1
    portal.process.send_signal(signal.SIGINT)
    assert portal.process.wait(STOP_SECONDS) == 0, portal.said()
