"""The PostgreSQL and Redis of one test run: those named in the environment, else embedded ones of its own."""

import contextlib
import os
import tempfile
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from policytracker.local_services import local_services
from tests.template import TEMPLATE, make_template

# Redis has sixteen databases. A portal on the same server has one of the first half.
REDIS_DATABASES = 16
TEST_OFFSET = 8
# Tells the processes of xdist which database to copy; unset where the server is not ours.
TEMPLATE_VARIABLE = "TEST_TEMPLATE"


class TestServers:
    """Starts what is missing, and stops only what it started."""

    __test__ = False

    def __init__(self) -> None:
        """Start nothing yet."""
        self._stack = contextlib.ExitStack()

    def start(self) -> None:
        """Set what ``policytracker.settings`` reads, starting embedded servers where needed."""
        folder = Path(self._stack.enter_context(tempfile.TemporaryDirectory(prefix="policytracker-test-")))
        os.environ["DATA_DIR"] = str(folder)
        postgres, broker = not os.environ.get("DATABASE_URL"), not os.environ.get("REDIS_URL")
        if postgres or broker:
            local = self._stack.enter_context(
                local_services(folder, postgres=postgres, broker=broker, durable=False)
            )
            if postgres:
                make_template(local)
                os.environ[TEMPLATE_VARIABLE] = TEMPLATE
            os.environ.setdefault("DATABASE_URL", local.database_url())
            os.environ.setdefault("REDIS_URL", local.redis_url)

    def stop(self) -> None:
        """Stop what ``start`` started and remove its data."""
        self._stack.close()


def redis_url_of(worker: str, base: str) -> str:
    """Return ``base`` with the Redis database of one test process: "" is the only one, "gw3" the fourth."""
    offset = TEST_OFFSET + int(worker.removeprefix("gw") or 0)
    if base.startswith("unix://"):
        address, _, options = base.partition("?db=")
        return f"{address}?db={(int(options or 0) + offset) % REDIS_DATABASES}"
    parts = urlsplit(base)
    return urlunsplit(parts._replace(path=f"/{(int(parts.path.strip('/') or 0) + offset) % REDIS_DATABASES}"))


def database_url_of(base: str, name: str) -> str:
    """Return ``base`` naming the database ``name`` instead of its own."""
    return urlunsplit(urlsplit(base)._replace(path=f"/{name}"))
