"""Calibrates confidences on labelled texts and prints the reliability table of ``docs/extraction.md``.

    python -m benchmarks.fit_confidence --gold DIR... [--refit DIR...] [--only REGEX] [--write]

Every value that extraction gives for the texts of ``--gold`` (of the names that match ``--only``) is held
against its label: they must be texts that no finder was written for. Measures and sectors have fitted
weights; they are judged by weights fitted without the text at hand, over the texts of ``--gold`` and of
``--refit``. The table is cross-validated too: no value is judged by a curve that has seen its text.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.fit_weights import (
    COMPANY,
    OPTIONS,
    company_examples,
    measure_examples,
    sector_examples,
)
from benchmarks.logistic import Example, chance, cross_validated, fit
from documents.extraction.assembly import assemble
from documents.extraction.calibration import log_odds
from documents.extraction.datafiles import DATA_DIR
from documents.extraction.fields import measures, sectors
from documents.extraction.lexicon import load_lexicon
from documents.extraction.model import Extraction
from documents.extraction.pipeline import VERSION, to_json
from documents.extraction.printed import unprinted
from documents.extraction.reading import read
from documents.extraction.segmentation import segments
from documents.extraction.tracing import in_given_text
from tests.gold.scoring import Labelled, Row, Tally, compare, load, same_name

_FOLDS = 10
#: Edges of the bins of the reliability table.
_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
#: A measure or a sector is given from this score on.
_GIVEN_FROM = {"measure": measures.TAKEN_FROM, "sector": sectors.TAKEN_FROM}
_ABOUT = (
    "How the scores of each field's finders turn into frequencies (calibration.py); "
    "made by benchmarks/fit_confidence.py."
)


@dataclass(frozen=True)
class Judged:
    """One value that extraction gave, with its score, and whether it was right."""

    field: str
    method: str
    score: float
    right: bool
    text: str

    def example(self) -> Example:
        """Return the value as a row to fit: what the score says already is no feature but the offset."""
        odds = log_odds(self.score)
        return Example(
            {"shift": 1.0, "stretch": odds, f"method:{self.method}": 1.0}, self.right, self.text, offset=odds
        )


def raw_records(text: Labelled) -> list[Row]:
    """Return the records of a text with the finders' own scores."""
    lexicon = load_lexicon()
    printed = unprinted(text.text)
    running = printed.text if printed else text.text
    page = read(running, lexicon=lexicon)
    found = [assemble(page, segment, lexicon) for segment in segments(page)]
    drafts = [in_given_text(draft, running, page.source) for draft in found if draft is not None]
    records = tuple(in_given_text(draft, text.text, printed) if printed else draft for draft in drafts)
    rows: list[Row] = to_json(Extraction(page.language, len(text.text), VERSION, records))["records"]
    return rows


def judged(text: Labelled) -> Iterator[Judged]:
    """Yield the values of region, date, title and issuing body that extraction gives for a text."""
    for wanted, found in compare(Tally(), text, raw_records(text)):
        if wanted.get("optional"):
            continue
        for evidence in found["evidence"]:
            right = _is_right(wanted, evidence)
            if right is not None:
                yield Judged(evidence["field"], evidence["method"], evidence["confidence"], right, text.name)


def _is_right(wanted: Row, evidence: dict[str, Any]) -> bool | None:
    """Tell whether a value is the labelled one; ``None`` where the labels do not say."""
    value = evidence["value"]
    match evidence["field"]:
        case "region":
            return value in wanted["region"]
        case "date":
            return value in wanted.get("date", [])
        case "title":
            return same_name(value, wanted["title"]) if wanted.get("title") else None
        case "issuing_body":
            names = [*wanted["bodies"], *wanted.get("bodies_allowed", [])]
            return any(same_name(value, accepted) for accepted in names)
    return None


def judged_by_weights(what: str, texts: Sequence[Labelled]) -> Iterator[Judged]:
    """Yield measures or sectors with scores of weights that have not seen their text."""
    source = measure_examples if what == "measure" else sector_examples
    examples = [example for text in texts for example in source(text)]
    scores = cross_validated(examples, _FOLDS, **OPTIONS[f"{what}s"])
    if what == "measure":
        scores = cross_validated(company_examples(examples, scores), _FOLDS, **COMPANY)
    for example, score in zip(examples, scores, strict=True):
        if example.weight and score >= _GIVEN_FROM[what]:
            kind = next((name[5:] for name in example.features if name.startswith("kind:")), what)
            yield Judged(
                what, f"measure-{kind}" if what == "measure" else what, score, example.positive, example.group
            )


def curve(values: Sequence[Judged]) -> dict[str, float]:
    """Return the weights of one field's curve; few values leave them near nought."""
    return fit([value.example() for value in values], penalty=3.0, rare=1, stiff="method:", stiffness=2.0)


def out_of_fold(values: Sequence[Judged]) -> list[float]:
    """Return the calibrated confidence of every value, by curves that have not seen its text."""
    groups = sorted({value.text for value in values})
    home = {group: i % _FOLDS for i, group in enumerate(groups)}
    held = [curve([v for v in values if home[v.text] != fold]) for fold in range(_FOLDS)]
    return [chance(held[home[v.text]], v.example().features, v.example().offset) for v in values]


def table(rows: Sequence[tuple[float, bool]]) -> Iterator[str]:
    """Yield the lines of a reliability table: bin, values, mean confidence, share right."""
    yield "| confidence | values | mean confidence | share right |"
    yield "| --- | --- | --- | --- |"
    for low, high in pairwise(_EDGES):
        inside = [(c, right) for c, right in rows if low <= c < high]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            share = sum(right for _, right in inside) / len(inside)
            yield f"| {low:.1f} to {min(high, 1.0):.1f} | {len(inside)} | {mean:.2f} | {share:.2f} |"


def as_row(weights: dict[str, float]) -> dict[str, Any]:
    """Return a curve in the form of the data file."""
    methods = {
        n.removeprefix("method:"): round(w, 3) for n, w in sorted(weights.items()) if n.startswith("method:")
    }
    return {
        "shift": round(weights.get("shift", 0.0), 3),
        "stretch": round(weights.get("stretch", 0.0), 3),
        "methods": methods,
    }


def main() -> None:
    """Judge, fit, print the tables, write the curves where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--refit", type=Path, nargs="*", default=[])
    parser.add_argument("--only", default="", help="of --gold, only texts whose name matches")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    unseen = [t for folder in args.gold for t in load(folder) if re.search(args.only, t.name)]
    fitted = {t.name: t for folder in (*args.gold, *args.refit) for t in load(folder)}
    values = [value for text in unseen for value in judged(text)]
    values += [v for what in ("measure", "sector") for v in judged_by_weights(what, list(fitted.values()))]
    curves: dict[str, dict[str, Any]] = {}
    everything: list[tuple[float, bool]] = []
    for name in sorted({value.field for value in values}):
        mine = [value for value in values if value.field == name]
        curves[name] = as_row(curve(mine))
        rows = list(zip(out_of_fold(mine), (v.right for v in mine), strict=True))
        everything += rows
        print(f"\n{name}: {len(mine)} values, {sum(v.right for v in mine)} right", *table(rows), sep="\n")
    print("\nall fields", *table(everything), sep="\n")
    if args.write:
        row = json.dumps({"about": _ABOUT, "fields": curves}, indent=1, ensure_ascii=False)
        (DATA_DIR / "calibration.json").write_text(row + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
