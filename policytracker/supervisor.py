"""Runs the Procfile's processes together: one that ends ends all, and none outlives the supervisor."""

import ctypes
import http.client
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

import honcho.manager
from honcho.environ import parse_procfile
from honcho.manager import Manager
from honcho.printer import Message, Printer
from honcho.process import Process

# From prctl(2).
PR_SET_PDEATHSIG = 1
# A running task may finish within this; a longer one is begun again at the next start.
STOP_SECONDS = 8
READY_SECONDS = 120
POLL_SECONDS = 0.25
TAIL_LINES = 12


class TailPrinter(Printer):
    """Prints each process's lines, and keeps the last ones for when it ends by itself."""

    def __init__(self) -> None:
        """Print to standard output."""
        super().__init__(sys.stdout)
        self.tails: defaultdict[str, deque[str]] = defaultdict(lambda: deque(maxlen=TAIL_LINES))

    def write(self, message: Message) -> None:
        """Print one line; a terminal or pipe that has gone is no reason to leave the processes alone."""
        text = (
            message.data.decode("utf-8", "replace") if isinstance(message.data, bytes) else str(message.data)
        )
        self.tails[message.name].append(text.rstrip("\n"))
        try:
            super().write(message)
        except BrokenPipeError:
            sys.stdout = self.output = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


class BoundProcess(Process):
    """A process of the Procfile that the kernel ends with the supervisor, however that ends."""

    def run(self, events: Any = None, ignore_signals: bool = False) -> None:
        """Run the command in its keeper, which is killed when the supervisor dies."""
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        super().run(events, ignore_signals)


class Supervisor(Manager):
    """Runs processes until one ends or a signal comes; then ends the others."""

    def __init__(self, *, when_ready: Callable[[], None], port: int) -> None:
        """Call ``when_ready`` once, as soon as /readyz on ``port`` answers 200."""
        honcho.manager.KILL_WAIT = STOP_SECONDS
        # The processes are bound to this one as their parent, which only fork makes it.
        multiprocessing.set_start_method("fork", force=True)
        self.printer = TailPrinter()
        super().__init__(self.printer)
        self._process_ctor = BoundProcess
        self._when_ready, self._port = when_ready, port
        self.ended_first: str | None = None

    def terminate(self) -> None:
        """End all processes, remembering which had ended by itself."""
        if not self._terminating:
            ended = (name for name, facts in self._processes.items() if "returncode" in facts)
            self.ended_first = next(ended, None)
        super().terminate()

    def reason(self) -> str | None:
        """Return why it ended if not by a signal to it: which process, how, and its last lines."""
        if self.ended_first is None:
            return None
        ended = how_it_ended(self._processes[self.ended_first]["returncode"])
        lines = "".join(f"\n  {line}" for line in self.printer.tails[self.ended_first])
        said = f" Its last lines:{lines}" if lines else ""
        return f"{self.ended_first} {ended}, so everything was stopped.{said}"

    def _start(self) -> None:
        """Start the processes, then watch for the portal to be ready."""
        super()._start()
        threading.Thread(target=self._announce, daemon=True).start()

    def _announce(self) -> None:
        """Call ``when_ready`` when the portal is ready; say so when it takes too long."""
        deadline = time.monotonic() + READY_SECONDS
        while not self._terminating:
            if is_ready(self._port):
                self._when_ready()
                return
            if time.monotonic() > deadline:
                self._system_print(f"not ready after {READY_SECONDS} s; the lines above may say why\n")
                return
            time.sleep(POLL_SECONDS)


def how_it_ended(status: int) -> str:
    """Return in words what a process's ``status`` says; below zero it is the signal that killed it."""
    if status < 0:
        return f"was killed by {signal.Signals(-status).name}"
    return f"ended with status {status}"


def is_ready(port: int) -> bool:
    """Tell whether the portal on ``port`` of this machine says it is ready."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def supervise(
    procfile: Path, *, environment: dict[str, str], port: int, when_ready: Callable[[], None]
) -> str | None:
    """Run the processes of ``procfile``; return None after SIGINT or SIGTERM, else why it ended."""
    supervisor = Supervisor(when_ready=when_ready, port=port)
    for name, command in parse_procfile(procfile.read_text(encoding="utf-8")).processes.items():
        supervisor.add_process(
            name, f"exec setpriv --pdeathsig=TERM -- {command}", env=environment, cwd=str(procfile.parent)
        )
    supervisor.loop()
    return supervisor.reason()
