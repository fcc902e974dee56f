"""The embedded servers: they start, keep what they were given, and end, also after a killed run."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
import redis

from policytracker.addresses import LocalAddresses, local_addresses
from policytracker.local_services import LocalServiceFailed, local_services

ROOT = Path(__file__).resolve().parents[2]
WAIT_SECONDS = 30
HOLD = (
    "import sys, time; from pathlib import Path; from policytracker.local_services import local_services\n"
    "with local_services(Path(sys.argv[1])): print('up', flush=True); time.sleep(600)"
)

pytestmark = pytest.mark.fault


@pytest.fixture
def holder(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Run the servers of ``tmp_path`` in another process, up when the test begins."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "up\n"
    yield process
    process.kill()
    process.wait()


def query(addresses: LocalAddresses, statement: str) -> list[tuple[object, ...]]:
    """Run a statement, committed at once, and return its rows."""
    connection = psycopg2.connect(addresses.database_url().replace("postgres://", "postgresql://"))
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def test_both_servers_answer_and_are_gone_afterwards(tmp_path: Path) -> None:
    with local_services(tmp_path) as addresses:
        assert query(addresses, "SHOW server_version")[0][0].startswith("18.")  # type: ignore[attr-defined]
        assert redis.Redis.from_url(addresses.redis_url).ping()
    with pytest.raises(psycopg2.OperationalError):
        query(addresses, "SELECT 1")


def test_what_was_stored_is_there_after_a_clean_stop(tmp_path: Path) -> None:
    with local_services(tmp_path) as addresses:
        query(addresses, "CREATE TABLE kept AS SELECT 7 AS number")
        redis.Redis.from_url(addresses.redis_url).set("kept", "yes")
    with local_services(tmp_path) as addresses:
        assert query(addresses, "SELECT number FROM kept") == [(7,)]
        assert redis.Redis.from_url(addresses.redis_url).get("kept") == b"yes"


def test_the_servers_are_durable_listen_on_no_network_and_are_our_users_alone(tmp_path: Path) -> None:
    with local_services(tmp_path) as addresses:
        names = "'fsync', 'synchronous_commit', 'listen_addresses'"
        asked = f"SELECT name, setting FROM pg_settings WHERE name IN ({names})"  # noqa: S608
        assert dict(query(addresses, asked)) == {  # type: ignore[arg-type]
            "fsync": "on",
            "synchronous_commit": "on",
            "listen_addresses": "",
        }
        settings = redis.Redis.from_url(addresses.redis_url).config_get("*")
        assert (settings["appendonly"], settings["port"]) == ("yes", "0")
        assert addresses.sockets.stat().st_mode & 0o077 == 0


def test_trigrams_and_chinese_letters_are_known(tmp_path: Path) -> None:
    with local_services(tmp_path) as addresses:
        query(addresses, "CREATE EXTENSION pg_trgm")
        assert query(addresses, "SELECT lower('ÀÉ'), '区块链' ~ '^[[:alpha:]]+$'") == [("àé", True)]


def test_a_second_owner_of_the_folder_is_told_who_has_it(
    tmp_path: Path, holder: "subprocess.Popen[str]"
) -> None:
    with (
        pytest.raises(LocalServiceFailed, match=f"already runs .*process {holder.pid}"),
        local_services(tmp_path),
    ):
        pass


def test_two_folders_run_at_once(tmp_path: Path) -> None:
    with local_services(tmp_path / "one") as one, local_services(tmp_path / "two") as two:
        query(one, "CREATE TABLE here AS SELECT 1")
        assert query(two, "SELECT to_regclass('here')") == [(None,)]


def test_after_a_killed_run_the_next_one_starts_with_everything_committed(
    tmp_path: Path, holder: "subprocess.Popen[str]"
) -> None:
    query(local_addresses(tmp_path), "CREATE TABLE kept AS SELECT 7 AS number")
    holder.kill()
    holder.wait()
    with local_services(tmp_path) as addresses:
        assert query(addresses, "SELECT number FROM kept") == [(7,)]


def test_a_server_that_was_killed_itself_recovers(tmp_path: Path, holder: "subprocess.Popen[str]") -> None:
    query(local_addresses(tmp_path), "CREATE TABLE kept AS SELECT 7 AS number")
    postmaster = int((tmp_path / "postgres" / "postmaster.pid").read_text(encoding="ascii").split()[0])
    os.kill(postmaster, signal.SIGKILL)
    holder.kill()
    holder.wait()
    with local_services(tmp_path) as addresses:
        assert query(addresses, "SELECT number FROM kept") == [(7,)]


def test_a_process_number_that_another_program_has_now_is_no_obstacle(tmp_path: Path) -> None:
    with local_services(tmp_path):
        left = (tmp_path / "postgres" / "postmaster.pid").read_text(encoding="ascii").split("\n")
    (tmp_path / "postgres" / "postmaster.pid").write_text(
        "\n".join([str(os.getpid()), *left[1:]]), encoding="ascii"
    )
    with local_services(tmp_path) as addresses:
        assert query(addresses, "SELECT 1") == [(1,)]


def test_a_creation_that_was_interrupted_is_done_again(tmp_path: Path) -> None:
    half = tmp_path / "postgres" / "new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n", encoding="ascii")
    with local_services(tmp_path) as addresses:
        assert query(addresses, "SELECT 1") == [(1,)]


def test_data_of_another_version_are_left_alone_and_the_message_says_what_to_do(tmp_path: Path) -> None:
    with local_services(tmp_path):
        pass
    (tmp_path / "postgres" / "PG_VERSION").write_text("17\n", encoding="ascii")
    with pytest.raises(LocalServiceFailed, match="written by PostgreSQL 17"), local_services(tmp_path):
        pass


def test_a_folder_too_deep_for_a_socket_gets_a_short_one(tmp_path: Path) -> None:
    deep = tmp_path / ("deep" * 30)
    addresses = local_addresses(deep)
    assert len(str(addresses.sockets)) < 50
    assert addresses.sockets != local_addresses(deep / "other").sockets


def test_the_servers_end_when_their_owner_is_killed(tmp_path: Path, holder: "subprocess.Popen[str]") -> None:
    postmaster = int((tmp_path / "postgres" / "postmaster.pid").read_text(encoding="ascii").split()[0])
    holder.kill()
    holder.wait()
    deadline = time.monotonic() + WAIT_SECONDS
    while Path(f"/proc/{postmaster}").exists():
        assert time.monotonic() < deadline, "PostgreSQL outlived its owner"
        time.sleep(0.05)
