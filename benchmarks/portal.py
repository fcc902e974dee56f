"""How the public pages bear size: the same questions at 2,000 and at 200,000 policies.

Runs against embedded servers of its own in a throw-away folder. Times are of whole pages through Django's
test client, in one process; beside them stand the same counts as SQL by hand, and Datasette over the same
rows.
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
from pathlib import Path
from typing import Any

SMALL, LARGE = 2_000, 200_000
ROUNDS = 15
DEEP_PAGE = 500

QUESTIONS = {
    "home": "/",
    "list": "/policies/",
    "place and sector": "/policies/?region=CN&sector=health",
    "several choices": (
        "/policies/?region=CN&region=US&sector=health&sector=finance&type=plan&from=2018&to=2021"
    ),
    "words, English": "/policies/?q=clinic+records",
    "words, Chinese": "/policies/?q=" + "病历",
    "oldest first": "/policies/?sort=oldest",
    "a place": "/regions/CN/",
    "a sector": "/sectors/health/",
}

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


def milliseconds(work: Callable[[], object]) -> float:
    """Return the median time of several rounds, after one that is not counted."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


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
    taken: dict[int, dict[str, tuple[float, int]]] = {}
    for size in (SMALL, LARGE):
        start = time.perf_counter()
        generate(size)
        print(f"  {size:,} policies made in {time.perf_counter() - start:.0f} s", flush=True)
        taken[size] = _pages(size)
    raw = milliseconds(lambda: _run(connection, RAW))
    figures = []
    for name, (large, queries) in taken[LARGE].items():
        small = taken[SMALL].get(name)
        figures.append(Figure(f"{name}: at {LARGE:,}", large, "ms", f"{queries} queries"))
        if small:
            figures.append(Figure(f"{name}: against {SMALL:,}", large / small[0], "times", "≤ 5"))
    first, deep = taken[LARGE]["list"][0], taken[LARGE][f"page {DEEP_PAGE}"][0]
    figures.append(Figure(f"page {DEEP_PAGE} against page 1", deep / first, "times", "≤ 5"))
    figures.append(Figure("place and sector, counts alone: SQL by hand", raw, "ms"))
    figures += _datasette(folder)
    report("portal", figures)
    connection.close()


def _run(connection: Any, sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows


def _pages(size: int) -> dict[str, tuple[float, int]]:
    """Return the time and the number of queries of every question."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client(SERVER_NAME="127.0.0.1")
    questions = dict(QUESTIONS)
    if size == LARGE:
        questions[f"page {DEEP_PAGE}"] = _deep(client)
    taken = {}
    for name, address in questions.items():

        def ask(address: str = address) -> None:
            response = client.get(address)
            if response.status_code != 200:
                sys.exit(f"{address} answered {response.status_code}")

        duration = milliseconds(ask)
        with CaptureQueriesContext(connection) as queries:
            ask()
        taken[name] = (duration, len(queries))
        print(f"  {size:,}: {name}: {duration:.0f} ms", flush=True)
    return taken


def _deep(client: Any) -> str:
    """Return the address of the deep page, by following the links that lead there."""
    address = "/policies/"
    for _ in range(DEEP_PAGE - 1):
        page = client.get(address).content.decode()
        found = re.search(r'rel="next" href="([^"]+)"', page)
        if found is None:
            sys.exit(f"{address} leads to no next page")
        address = found[1].replace("&amp;", "&")
    return address


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
