"""Prints F1 by field over the labelled texts and holds it against the floors: ``make score``.

``--show`` names what differs, ``--gold DIR`` scores other labelled texts of the same format (without floors),
``--raise`` writes the present figures, less two points, as the new floors. Floors go down only by
``--allow-regression``, which a decision note in ``docs/decisions`` has to explain.
"""

import argparse
import hashlib
import json
import math
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from documents.extraction.pipeline import extract, to_json  # noqa: E402
from tests.gold.scoring import FIELDS, Labelled, Tally, compare, load  # noqa: E402

TEXTS = Path(__file__).parent / "texts"
#: One record of the corpus is about that much of a field: a gain elsewhere may cost one.
_SLACK = 0.02
FLOORS = Path(__file__).parent / "floors.json"


def corpus_hash(folder: Path = TEXTS) -> str:
    """Return a hash over all labelled texts, so that floors and corpus are known to belong together."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def measure(texts: list[Labelled], *, show: bool = False) -> Tally:
    """Extract every text and return the tally over all of them."""
    total = Tally()
    for labelled in texts:
        one = Tally()
        found = to_json(extract(labelled.text))["records"]
        compare(one, labelled, found)
        for counter, part in ((total.hits, one.hits), (total.misses, one.misses), (total.alarms, one.alarms)):
            counter.update(part)
        if show and (one.misses.total() or one.alarms.total()):
            sys.stdout.write(f"{labelled.name}: missed {dict(+one.misses)}, too many {dict(+one.alarms)}\n")
    return total


def figures(tally: Tally) -> dict[str, float]:
    """Return F1 by field and over all slots."""
    return {**{name: tally.f1(name) for name in FIELDS}, "all": tally.f1()}


def below_floor(found: dict[str, float], floors: dict[str, float]) -> dict[str, tuple[float, float]]:
    """Return the fields whose figure lies under its floor, with both figures."""
    return {name: (found[name], floor) for name, floor in floors.items() if found[name] < floor}


def write_floors(found: dict[str, float], *, allow_regression: bool) -> None:
    """Write the figures, less a little slack, as floors; a lower one only where it is allowed."""
    old: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))["f1"] if FLOORS.exists() else {}
    new = {name: math.floor((value - _SLACK) * 100) / 100 for name, value in found.items()}
    if not allow_regression:
        new = {name: max(value, old.get(name, 0.0)) for name, value in new.items()}
    FLOORS.write_text(json.dumps({"corpus": corpus_hash(), "f1": new}, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """Score, print, and return 1 where a figure lies under its floor."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=TEXTS)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--raise", dest="lift", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    args = parser.parse_args()
    texts = load(args.gold)
    if not texts:
        sys.stderr.write(
            f"No labelled texts in {args.gold}: a NAME.gold.json beside each NAME.txt is needed." + "\n"
        )
        return 2
    found = figures(measure(texts, show=args.show))
    own = args.gold == TEXTS
    if own and (args.lift or args.allow_regression):
        write_floors(found, allow_regression=args.allow_regression)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["f1"] if own and FLOORS.exists() else {}
    for name, value in found.items():
        floor = f"   floor {floors[name]:.2f}" if name in floors else ""
        sys.stdout.write(f"{name:10}{value:7.3f}{floor}\n")
    low = below_floor(found, floors)
    for name, (value, least) in low.items():
        sys.stderr.write(f"{name}: {value:.3f} is under its floor {least:.2f}\n")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
