"""``manage.py up``: the whole portal on this machine, under one supervisor."""

import os
import signal
import socket
import sys
import time
from argparse import ArgumentParser
from io import StringIO
from pathlib import Path
from types import FrameType
from typing import Any

import redis
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection, connections

from documents.services.demo import ACCOUNTS, PASSWORD
from policytracker.local_services import LocalServiceFailed, local_services
from policytracker.static_files import collect_static_files
from policytracker.supervisor import supervise

HOST = "127.0.0.1"
# After a killed run the kernel tells the old server to go; it needs a moment to leave its port.
PORT_SECONDS = 5.0
POLL_SECONDS = 0.25


class Command(BaseCommand):
    """Starts servers where none are named, brings the database up to date and runs every process."""

    help = "Run the portal with its worker and scheduler; stop it with Ctrl-C."
    requires_system_checks = ()

    _logins = ""
    _address = f"http://{HOST}:{settings.PORT}/"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take one option."""
        parser.add_argument(
            "--without-demo", action="store_true", help="load no demonstration texts and accounts"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Run until stopped; raise ``CommandError`` where something cannot start or a process dies."""
        signal.signal(signal.SIGTERM, _interrupt)
        try:
            with local_services(
                settings.DATA_DIR,
                postgres=not os.environ.get("DATABASE_URL"),
                broker=not os.environ.get("REDIS_URL"),
            ):
                _require_free_port(settings.PORT)
                _require_servers()
                self._prepare(demo=not options["without_demo"])
                reason = self._serve()
        except LocalServiceFailed as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            reason = None
        self._say("Stopped.")
        if reason is not None:
            raise CommandError(reason)

    def _prepare(self, *, demo: bool) -> None:
        """Bring database, reference data, demonstration and static files up to date."""
        self._say("Bringing the database up to date …")
        call_command("migrate", interactive=False, verbosity=0)
        self._say("Loading the reference data …")
        said = StringIO()
        call_command("load_reference", stdout=said)
        self._say_news(said.getvalue())
        if not settings.LOCAL_RUN or os.environ.get("SECRET_KEY"):
            self._say("SECRET_KEY is set, so this may be a real portal: no demonstration accounts are made.")
        elif demo:
            call_command("load_demo", verbosity=0, stdout=StringIO())
            names = ", ".join(account.username for account in ACCOUNTS)
            self._logins = (
                f"Log in at {self._address}admin/ as {names}; the password of each is: {PASSWORD}\n"
            )
        if not settings.DEBUG and collect_static_files():
            self._say("Collected the static files.")
        connections.close_all()

    def _serve(self) -> str | None:
        """Run web, worker and scheduler until they end; return why, or None after Ctrl-C."""
        environment = {
            **os.environ,
            "DATA_DIR": str(settings.DATA_DIR),
            "LOCAL_RUN": "1" if settings.LOCAL_RUN else "0",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
            "PORT": str(settings.PORT),
            "PYTHONUNBUFFERED": "1",
        }
        return supervise(
            settings.BASE_DIR / "Procfile",
            environment=environment,
            port=settings.PORT,
            when_ready=self._announce,
        )

    def _announce(self) -> None:
        """Print where the portal is and who may log in."""
        self._say(f"\nThe portal is ready: {self._address}\n{self._logins}")

    def _say_news(self, said: str) -> None:
        """Print those lines of a loader that report a change."""
        for line in said.splitlines():
            if not line.endswith("nothing new"):
                self._say(f"  {line}")

    def _say(self, text: str) -> None:
        """Print ``text`` at once, also into a pipe."""
        self.stdout.write(text)
        self.stdout.flush()


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Make SIGTERM leave the way Ctrl-C does, so that what was started is stopped."""
    raise KeyboardInterrupt


def _require_servers() -> None:
    """Raise ``CommandError`` where a server named in the environment does not answer."""
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise CommandError(f"The database of DATABASE_URL does not answer: {str(error).strip()}") from error
    try:
        with redis.Redis.from_url(settings.REDIS_URL) as broker:
            broker.ping()
    except (redis.RedisError, ValueError) as error:
        raise CommandError(f"The broker of REDIS_URL does not answer: {error}") from error


def _require_free_port(port: int) -> None:
    """Raise ``CommandError`` where another program listens on ``port``."""
    deadline = time.monotonic() + PORT_SECONDS
    while True:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
                return
            except OSError as error:
                if time.monotonic() > deadline:
                    raise CommandError(
                        f"Port {port} cannot be used ({error.strerror}). "
                        f"Choose another: PORT={port + 1} make run"
                    ) from error
        time.sleep(POLL_SECONDS)
