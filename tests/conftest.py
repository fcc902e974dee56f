"""What every test stands on: real PostgreSQL and Redis, no network, a Celery worker, Chromium."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import pytest_django
from celery import Celery
from celery.contrib.testing.worker import start_worker
from django.conf import settings
from django.db import connection

from policytracker.celery import app
from tests.network import block_network
from tests.servers import TEMPLATE_VARIABLE, TestServers, database_url_of, redis_url_of

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
NO_CHROMIUM = "Chromium is not installed (on Debian: apt-get install chromium), so browser tests are skipped"
WORKER_START_SECONDS = 60
WORKER_STOP_SECONDS = 10

SERVERS = pytest.StashKey[TestServers]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--pure``: no servers and no Django, for the tests of pure code on every save."""
    parser.addoption("--pure", action="store_true", help="start no server; for tests of pure code only")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Start the servers once, in the process that hands out the tests, before Django reads its settings."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "policytracker.settings"
    os.environ["LOCAL_RUN"] = "1"
    # A developer's .env may name a database that is not to be touched.
    os.environ["ENV_FILE"] = os.devnull
    # Static files are served from where they lie; tests/policytracker/test_static.py covers the hashed ones.
    os.environ["DEBUG"] = "1"
    if not config.getoption("pure"):
        _give_servers(config)
    # pytest-django sets Django up only where the settings have been read.
    assert settings.INSTALLED_APPS
    if not hasattr(config, "workerinput") and config.getoption("numprocesses", default=None):
        # The processes of xdist inherit this; pytest-django would read the settings there before each has
        # been given a Redis database of its own.
        del os.environ["DJANGO_SETTINGS_MODULE"]


def _give_servers(config: pytest.Config) -> None:
    """Start the servers unless this is a process of xdist, which gets a Redis database of its own."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if not worker:
        servers = config.stash[SERVERS] = TestServers()
        servers.start()
    if worker or not config.getoption("numprocesses", default=None):
        os.environ["REDIS_URL"] = redis_url_of(worker, os.environ["REDIS_URL"])


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the servers this run started."""
    servers = config.stash.get(SERVERS, None)
    if servers is not None:
        servers.stop()


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Say which parts the run has to do without."""
    lines = []
    if CHROMIUM is None:
        lines.append(f"browser: {NO_CHROMIUM}")
    if not SHARED.is_dir():
        lines.append("shared: ../shared is not there, so the tests that read it are skipped")
    return lines


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Keep every test on this machine."""
    with pytest.MonkeyPatch.context() as patch:
        block_network(patch)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Refuse any database but PostgreSQL, and close connections after use so that it can be dropped."""
    database = settings.DATABASES["default"]
    if database["ENGINE"] != "django.db.backends.postgresql":
        pytest.exit("The tests run on PostgreSQL only.", returncode=2)
    database["CONN_MAX_AGE"] = 0
    database["TEST"]["TEMPLATE"] = os.environ.get(TEMPLATE_VARIABLE)


@pytest.fixture(autouse=True)
def _quick_passwords(settings: pytest_django.Settings) -> None:
    """Hash passwords of test accounts quickly; how slowly they are hashed is Django's matter."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder beside the project with seeds and evaluation texts; skip where there is none."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not there: a stranger has only the project")
    return SHARED


@pytest.fixture
def queue() -> Celery:
    """Return the Celery application with its tasks known and its queues empty."""
    app.loader.import_default_modules()
    with app.connection_for_write() as connection:
        for queue in app.conf.task_queues:
            queue(connection.default_channel).purge()
    return app


@pytest.fixture
def worker(queue: Celery, transactional_db: None) -> Iterator[Celery]:
    """Run a worker in this process, over Redis, until the test ends."""
    with start_worker(queue, pool="solo", perform_ping_check=False, shutdown_timeout=WORKER_STOP_SECONDS):
        yield queue


@pytest.fixture
def process_environment(transactional_db: None) -> dict[str, str]:
    """Return the environment in which another process works on this test's database and queue."""

    return {
        **os.environ,
        "DATABASE_URL": database_url_of(os.environ["DATABASE_URL"], str(connection.settings_dict["NAME"])),
        "LOG_FORMAT": "json",
    }


@pytest.fixture
def start_worker_process(
    queue: Celery, process_environment: dict[str, str], tmp_path: Path
) -> Iterator[Callable[[], "subprocess.Popen[bytes]"]]:
    """Return a function that starts a real worker process, ready when it returns; all end with the test.

    The first writes its log, a JSON object a line, to ``tmp_path / "worker-0.log"``.
    """
    processes: list[subprocess.Popen[bytes]] = []

    def start() -> "subprocess.Popen[bytes]":
        name = f"worker-{len(processes)}"
        command = [
            sys.executable,
            "-m",
            "celery",
            "--quiet",
            "-A",
            "policytracker",
            "worker",
            "-Q",
            "process,fetch",
        ]
        with (tmp_path / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                [*command, "--concurrency", "1", "--hostname", f"{name}@test"],
                cwd=ROOT,
                env=process_environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        processes.append(process)
        for _ in range(WORKER_START_SECONDS):
            if queue.control.ping(destination=[f"{name}@test"], timeout=1):
                return process
            assert process.poll() is None, (tmp_path / f"{name}.log").read_text(encoding="utf-8")
        raise AssertionError(f"the worker process was not ready within {WORKER_START_SECONDS} s")

    yield start
    for process in processes:
        _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a worker and the processes it forked."""
    if process.poll() is None:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(WORKER_STOP_SECONDS)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of Chromium; skip where it is not installed."""
    if CHROMIUM is None:
        pytest.skip(NO_CHROMIUM)
    return CHROMIUM
