"""How many of the policies that a search must find stand among its first ten: ``make searches``.

``searches/queries.jsonl`` holds the searches by kind, in words of our own, with the policies that each must
find and those that it must leave out; ``searches/policies.jsonl`` holds records in one language only, which
stand beside the starter collection. The searches were written before anybody looked at what they find.
"""

import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "searches"
FIRST = 10
#: Recall at ten that all searches together must reach.
GOAL = 0.95


@dataclass(frozen=True, slots=True)
class Search:
    """A search with the slugs that it must find, and those that it must not."""

    kind: str
    q: str
    find: tuple[str, ...]
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a search found: its first ten slugs, and how many policies in all."""

    search: Search
    first: tuple[str, ...]
    total: int

    @property
    def recall(self) -> float:
        """Return which part of what must be found stands among the first ten; nothing that must not may."""
        if set(self.search.without) & set(self.first):
            return 0.0
        return len(set(self.search.find) & set(self.first)) / len(self.search.find)


def searches() -> list[Search]:
    """Read the searches."""
    lines = (FOLDER / "queries.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [Search(row["kind"], row["q"], tuple(row["find"]), tuple(row.get("without", ()))) for row in rows]


def add_policies() -> None:
    """Publish the records in one language; the reference lists must be there."""
    from documents.models import MeasureType, Region  # noqa: PLC0415 - needs Django, which main() starts
    from tests.factories import make_measure, make_policy  # noqa: PLC0415

    for line in (FOLDER / "policies.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        policy = make_policy(
            slug=row["slug"],
            title=row["title"],
            document_type=row["document_type"],
            region=Region.objects.get(code=row["region"]),
            sectors=row["sectors"],
            summary=row["summary"],
        )
        for measure in row["measures"]:
            make_measure(policy, measure["text"], type=MeasureType.objects.get(code=measure["type"]))


def run(wanted: Iterable[Search]) -> list[Outcome]:
    """Ask each search as a visitor does, sorted by relevance."""
    from django.http import QueryDict  # noqa: PLC0415

    from documents.search import params, results, store  # noqa: PLC0415

    outcomes = []
    for search in wanted:
        query = QueryDict(mutable=True)
        query["q"] = search.q
        held = store.current()
        page = results.find(params.parse(query, held.lists), held)
        first = tuple(policy.slug for policy in page.policies[:FIRST])
        outcomes.append(Outcome(search, first, page.counts.total))
    return outcomes


def mean(outcomes: Iterable[Outcome]) -> float:
    """Return the mean recall: each search counts alike, however many policies it must find."""
    figures = [outcome.recall for outcome in outcomes]
    return sum(figures) / len(figures)


def table(outcomes: Iterable[Outcome]) -> str:
    """Return recall in all and by kind, and below it every search that misses something, with what."""
    outcomes = list(outcomes)
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        kinds[outcome.search.kind].append(outcome)
    lines = [f"{kind:16}{len(those):4} searches{mean(those):8.3f}" for kind, those in kinds.items()]
    lines.append(f"{'all':16}{len(outcomes):4} searches{mean(outcomes):8.3f}   goal {GOAL:.2f}")
    for outcome in outcomes:
        if outcome.recall < 1:
            missed = [slug for slug in outcome.search.find if slug not in outcome.first]
            unwanted = [slug for slug in outcome.search.without if slug in outcome.first]
            said = f"{outcome.search.kind}: {outcome.search.q} ({outcome.total} found)"
            lines.append(f"  {said}: missed {missed}" + (f", unwanted {unwanted}" if unwanted else ""))
    return "\n".join(lines)


def main() -> int:
    """Load the collection into servers of its own, ask everything, print, and return 1 under the goal."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DATA_DIR=folder, LOCAL_RUN="1", DEBUG="0", ENV_FILE=os.devnull)
        os.environ["DJANGO_SETTINGS_MODULE"] = "policytracker.settings"
        for name in ("DATABASE_URL", "REDIS_URL"):
            os.environ.pop(name, None)
        import django  # noqa: PLC0415 - settings are read from the folder just made

        from policytracker.local_services import local_services  # noqa: PLC0415

        with local_services(Path(folder), durable=False):
            django.setup()
            outcomes = _loaded_and_asked()
    sys.stdout.write(table(outcomes) + "\n")
    return int(mean(outcomes) < GOAL)


def _loaded_and_asked() -> list[Outcome]:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
    add_policies()
    outcomes = run(searches())
    connection.close()
    return outcomes


if __name__ == "__main__":
    sys.exit(main())
