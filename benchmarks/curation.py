"""How the editor's pages bear size: the queue and the review page at 1,000 and at 100,000 candidates.

Beside 1,000 candidates stand 2,000 policies, beside 100,000 stand 200,000. Runs against embedded servers of
its own in a throw-away folder. Times are of the processor, for whole pages through Django's test client: in
this process and in the one of the database that serves it.
"""

import logging
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.portal import milliseconds, worked

SIZES = ((1_000, 2_000), (100_000, 200_000))
MOST_TIMES = 5
QUEUE = "/admin/documents/candidate/"

#: Pages of the queue by what an editor does there; ``{id}`` is a candidate of the middle of the queue.
PAGES = {
    "queue": QUEUE,
    "queue, page 100": f"{QUEUE}?p=100",
    "search, a word that many titles hold": f"{QUEUE}?q=ledger",
    "search, two words": f"{QUEUE}?q=clinic+voucher",
    "search, a word that nothing holds": f"{QUEUE}?q=zeppelin",
    "search, Chinese, two characters": f"{QUEUE}?q=" + "病历",
    "search, Chinese, four characters": f"{QUEUE}?q=" + "计划办法",
    "filter: my work": f"{QUEUE}?work=mine",
    "filter: waiting for me": f"{QUEUE}?work=waiting",
    "filter: done by me": f"{QUEUE}?work=done",
    "filter: open request": f"{QUEUE}?asked=yes",
    "filter: likely duplicate": f"{QUEUE}?known=yes",
    "filter: new": f"{QUEUE}?known=no",
    "filter: confidence": f"{QUEUE}?confidence=low",
    "filter: region": f"{QUEUE}?region=CN",
    "filter: sector": f"{QUEUE}?sector=health",
    "filters together": f"{QUEUE}?region=CN&sector=health&confidence=good&known=no",
    "my work": f"{QUEUE}work/",
    "review page": f"{QUEUE}{{id}}/change/",
    "review page, from a filtered queue": (
        f"{QUEUE}{{id}}/change/?_changelist_filters=sector%3Dhealth%26known%3Dno"
    ),
}


def main() -> None:
    """Start servers, fill them twice, and print how the pages did."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DATA_DIR=folder, LOCAL_RUN="1", DEBUG="0", ENV_FILE="/dev/null")
        os.environ.update(DJANGO_SETTINGS_MODULE="policytracker.settings", STATEMENT_TIMEOUT_MS="0")
        for name in ("DATABASE_URL", "REDIS_URL"):
            os.environ.pop(name, None)
        import django  # noqa: PLC0415 - settings are read from the folder just made

        from policytracker.local_services import local_services  # noqa: PLC0415

        with local_services(Path(folder), durable=False):
            django.setup()
            _measure()


def _measure() -> None:
    from django.contrib.auth.models import Group, User  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from benchmarks.generate_candidates import generate_candidates  # noqa: PLC0415
    from benchmarks.report import Figure, report  # noqa: PLC0415
    from documents.services.roles import REVIEWER, load_roles  # noqa: PLC0415
    from policytracker.static_files import collect_static_files  # noqa: PLC0415

    logging.disable(logging.WARNING)  # a line for each request would only slow them all
    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
    collect_static_files()
    load_roles()
    person = User.objects.create_user("reviewer", is_staff=True)
    person.groups.add(Group.objects.get(name=REVIEWER))
    taken: dict[int, dict[str, tuple[float, int]]] = {}
    for candidates, policies in SIZES:
        start = time.perf_counter()
        generate_candidates(candidates=candidates, policies=policies, person=person)
        took = time.perf_counter() - start
        print(f"  {candidates:,} candidates, {policies:,} policies made in {took:.0f} s", flush=True)
        taken[candidates] = _pages(person, candidates)
    (small, _), (large, _) = SIZES
    figures = []
    for name, (duration, queries) in taken[large].items():
        figures.append(Figure(f"{name}: at {large:,}", duration, "ms", f"{queries} queries"))
        times = duration / taken[small][name][0]
        figures.append(Figure(f"{name}: against {small:,}", times, "times", f"≤ {MOST_TIMES}"))
        if queries > taken[small][name][1]:
            print(f"  {name}: {queries} queries, but {taken[small][name][1]} at {small:,}")
    report("curation", figures)
    connection.close()


def _pages(person: Any, size: int) -> dict[str, tuple[float, int]]:
    """Return the time and the number of queries of every page."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from documents.models import Candidate  # noqa: PLC0415

    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person)
    middle = Candidate.objects.to_decide().order_by("pk")[size // 3].pk
    taken, clock = {}, worked(connection)
    for name, pattern in PAGES.items():
        address = pattern.replace("{id}", str(middle))
        # The small queue has no page 100: its last one stands for it.
        if size < SIZES[-1][0]:
            address = address.replace("p=100", "p=10")

        def ask(address: str = address) -> None:
            response = client.get(address)
            if response.status_code != 200:
                sys.exit(f"{address} answered {response.status_code}")

        duration = milliseconds(ask, clock)
        with CaptureQueriesContext(connection) as queries:
            ask()
        taken[name] = (duration, len(queries))
        print(f"  {size:,}: {name}: {duration:.0f} ms, {len(queries)} queries", flush=True)
    return taken


if __name__ == "__main__":
    main()
