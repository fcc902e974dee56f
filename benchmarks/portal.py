"""How the public pages bear size: the same questions at 2,000 and at 200,000 policies.

Runs against embedded servers of its own in a throw-away folder. Pages are whole, through Django's test
client, in one process. What is compared is processor time, of that process and of its PostgreSQL process
together: unlike waiting time it stays the same beside busy neighbours. Beside the pages stand the same
counts as SQL by hand, and Datasette over the same rows.
"""

import asyncio
import logging
import os
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SMALL, LARGE = 2_000, 200_000
ROUNDS = 9
DEEP_PAGE = 500
PAGE_SIZE = 25

#: A page may cost so many times as much at 200,000 policies as at 2,000, and so many queries at any size.
MOST_TIMES = 5.0
MOST_QUERIES = 20
TICK_MS = 1000 / os.sysconf("SC_CLK_TCK")

QUESTIONS = {
    "home": "/",
    "list": "/policies/",
    "place and sector": "/policies/?region=CN&sector=health",
    "several choices": (
        "/policies/?region=CN&region=US&sector=health&sector=finance&type=plan&from=2018&to=2021"
    ),
    "last changed": "/policies/?sort=changed",
    "oldest first": "/policies/?sort=oldest",
    "a word of most records": "/policies/?q=blockchain",
    "two words": "/policies/?q=clinic+records",
    "a phrase": "/policies/?q=%22clinic+records%22",
    "without a word": "/policies/?q=clinic+-records",
    "Chinese, two characters": "/policies/?q=病历",
    "Chinese, parted": "/policies/?q=供应链区块链试点",
    "words and choices": "/policies/?q=clinic&region=CN&sector=health&sort=newest",
    "misspelled": "/policies/?q=clinik+recrods",
    "some of the words": "/policies/?q=clinic+records+zeppelins",
    "no such word": "/policies/?q=xyzzyqwertz",
    "places": "/regions/",
    "a place": "/regions/CN/",
    "a sector": "/sectors/health/",
    "bodies": "/bodies/",
    "compare": "/compare/?place=CN&place=US",
    "timeline": "/timeline/",
    "coverage": "/coverage/",
}
#: Asked on a deep page too, each under its own name.
DEEP = ("list", "oldest first", "last changed", "a word of most records")

RAW = """
WITH hits AS (
    SELECT p.id, p.region_id, p.document_type, p.lifecycle, p.best_tier,
           extract(year FROM p.date_latest) AS year
      FROM documents_policy p
      JOIN documents_region r ON r.id = p.region_id
      JOIN documents_policysector s ON s.policy_id = p.id
     WHERE p.state = 'published'
       AND r.path LIKE (SELECT path || '%' FROM documents_region WHERE code = 'CN')
       AND s.sector_id = (SELECT id FROM documents_sector WHERE code = 'health')
)
SELECT 'region', region_id::text, count(*) FROM hits GROUP BY 2
UNION ALL SELECT 'type', document_type, count(*) FROM hits GROUP BY 2
UNION ALL SELECT 'status', lifecycle, count(*) FROM hits GROUP BY 2
UNION ALL SELECT 'tier', best_tier::text, count(*) FROM hits GROUP BY 2
UNION ALL SELECT 'year', year::text, count(*) FROM hits GROUP BY 2
UNION ALL SELECT 'body', b.body_id::text, count(*)
            FROM hits JOIN documents_policybody b ON b.policy_id = hits.id GROUP BY 2
"""


def milliseconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    """Return the median time of several rounds by a clock of milliseconds, after one that is not counted."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = clock()
        work()
        times.append(clock() - start)
    return statistics.median(times)


def waited() -> float:
    """Return the time on the wall, in milliseconds."""
    return time.perf_counter() * 1000


def worked(connection: Any) -> Callable[[], float]:
    """Return a clock of the milliseconds that this process and the one serving its connection have worked."""
    connection.ensure_connection()
    serving = Path(f"/proc/{connection.connection.info.backend_pid}/stat")

    def clock() -> float:
        # Fields 14 and 15 of stat(5), counted behind the name, which may hold spaces.
        user, system = serving.read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
        return time.process_time() * 1000 + (int(user) + int(system)) * TICK_MS

    return clock


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
            _measure(Path(folder))


def _measure(folder: Path) -> None:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from benchmarks.generate import generate  # noqa: PLC0415
    from benchmarks.report import Figure, report  # noqa: PLC0415
    from policytracker.static_files import collect_static_files  # noqa: PLC0415

    logging.disable(logging.WARNING)  # a line for each request would only slow them all
    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
    collect_static_files()
    taken: dict[int, dict[str, Taken]] = {}
    for size in (SMALL, LARGE):
        start = time.perf_counter()
        generate(size)
        print(f"  {size:,} policies made in {time.perf_counter() - start:.0f} s", flush=True)
        taken[size] = _pages(size)
    raw = milliseconds(lambda: _run(connection, RAW), waited)
    figures = _compared(taken)
    missed = [figure.name for figure in figures if figure.unit == "times" and figure.value > MOST_TIMES]
    figures.append(Figure("place and sector, counts alone: SQL by hand", raw, "ms waiting"))
    figures += _datasette(folder)
    report("portal", figures)
    connection.close()
    if missed:
        sys.exit(f"More than {MOST_TIMES:g} times as slow: {', '.join(missed)}")


def _compared(taken: dict[int, dict[str, "Taken"]]) -> list[Any]:
    """Return the figures of each page at both sizes, and how they stand to each other."""
    from benchmarks.report import Figure  # noqa: PLC0415

    figures = []
    for name, large in taken[LARGE].items():
        small = taken[SMALL][name.partition(", page ")[0]]
        figures.append(Figure(f"{name}: at {LARGE:,}", large.worked, "ms work", f"{large.queries} queries"))
        figures.append(Figure(f"{name}: at {LARGE:,}", large.waited, "ms waiting"))
        goal = f"≤ {MOST_TIMES:g}"
        figures.append(Figure(f"{name}: against {SMALL:,}", large.worked / small.worked, "times", goal))
    return figures


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page took: processor time, waiting time, queries."""

    worked: float
    waited: float
    queries: int


def _run(connection: Any, sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _pages(size: int) -> dict[str, Taken]:
    """Return what every question took; ends the run where one asks the database too often."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from documents.search import store  # noqa: PLC0415

    client = Client(SERVER_NAME="127.0.0.1")
    questions = dict(QUESTIONS)
    if size == LARGE:
        questions |= {f"{name}, page {DEEP_PAGE}": _deep(client, QUESTIONS[name]) for name in DEEP}
    clock = worked(connection)
    taken = {}
    for name, address in questions.items():

        def ask(address: str = address) -> None:
            # Remembered searches would be measured otherwise, and nobody else's first one.
            store.current().hits.clear()
            response = client.get(address)
            if response.status_code != 200:
                sys.exit(f"{address} answered {response.status_code}")

        work, wait = milliseconds(ask, clock), milliseconds(ask, waited)
        with CaptureQueriesContext(connection) as queries:
            ask()
        if len(queries) > MOST_QUERIES:
            sys.exit(f"{address} asks the database {len(queries)} times at {size:,} policies")
        taken[name] = Taken(work, wait, len(queries))
        print(f"  {size:,}: {name}: {work:.0f} ms work, {wait:.0f} ms waiting", flush=True)
    return taken


def _deep(client: Any, address: str) -> str:
    """Return the address of the deep page, from the page before it, which is asked for by its place."""
    joint = "&" if "?" in address else "?"
    before = f"{address}{joint}cursor=0.{(DEEP_PAGE - 2) * PAGE_SIZE}"
    page = client.get(before).content.decode()
    found = re.search(r'rel="next" href="([^"]+)"', page)
    if found is None:
        sys.exit(f"{before} leads to no next page")
    return found[1].replace("&amp;", "&")


def _datasette(folder: Path) -> list[Any]:
    """Return how long Datasette takes for the same facet page over the same rows."""
    from django.db import connection  # noqa: PLC0415

    from benchmarks.report import Figure  # noqa: PLC0415

    try:
        from datasette.app import Datasette  # noqa: PLC0415 - a peer that only benchmarks install
    except ImportError:
        print("  (install benchmarks/requirements.txt to measure beside Datasette)")
        return []
    rows = _run(
        connection,
        """SELECT p.id, p.title, split_part(r.code, '-', 1), r.code, p.document_type, p.lifecycle,
                  p.best_tier, extract(year FROM p.date_latest)::int, json_agg(s.code)::text
             FROM documents_policy p JOIN documents_region r ON r.id = p.region_id
             JOIN documents_policysector l ON l.policy_id = p.id JOIN documents_sector s ON s.id = l.sector_id
            GROUP BY p.id, r.code""",
    )
    path = folder / "peer.db"
    with sqlite3.connect(path) as peer:
        peer.execute(
            "CREATE TABLE policy "
            "(id INTEGER PRIMARY KEY, title, country, region, type, status, tier, year, sectors)"
        )
        peer.executemany("INSERT INTO policy VALUES (?,?,?,?,?,?,?,?,?)", rows)
        for column in ("country", "region", "type", "status", "tier", "year"):
            peer.execute(f"CREATE INDEX by_{column} ON policy ({column})")
    address = (
        "/peer/policy.json?country=CN&sectors__arraycontains=health"
        "&_facet=region&_facet=type&_facet=status&_facet=tier&_facet=year&_facet_array=sectors"
    )
    limits = {"sql_time_limit_ms": 20_000, "facet_time_limit_ms": 20_000, "suggest_facets": False}

    async def ask() -> float:
        server = Datasette([str(path)], settings=limits)
        await server.invoke_startup()
        times = []
        for _ in range(ROUNDS + 1):
            start = time.perf_counter()
            response = await server.client.get(address)
            if response.status_code != 200:
                sys.exit(f"Datasette answered {response.status_code}")
            times.append((time.perf_counter() - start) * 1000)
        return statistics.median(times[1:])

    return [Figure("place and sector, JSON page: Datasette", asyncio.run(ask()), "ms")]


if __name__ == "__main__":
    main()
