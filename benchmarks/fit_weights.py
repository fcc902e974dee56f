"""Fits weights on labelled texts: of measures, of sectors, of where a further act begins.

They stand in ``documents/extraction/data``:

    python -m benchmarks.fit_weights measures --gold tests/gold/texts MORE... [--skip REGEX] [--write]

Without ``--write`` it only prints the cross-validated F1 by threshold. Texts whose name matches ``--skip``
are not looked at: keep some, so that a figure on texts never seen can be stated.
"""

import argparse
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from math import log
from pathlib import Path

from benchmarks.logistic import Example, cross_validated, fit
from documents.extraction import company, onsets, sector_signs, weighing
from documents.extraction.acts import Cue
from documents.extraction.chronicles import in_articles
from documents.extraction.datafiles import DATA_DIR
from documents.extraction.fields import measures
from documents.extraction.further import follow
from documents.extraction.lexicon import load_lexicon
from documents.extraction.model import Segment
from documents.extraction.onsets import Told
from documents.extraction.pipeline import extract, to_json
from documents.extraction.printed import unprinted
from documents.extraction.reading import Page, read
from documents.extraction.segmentation import segments, set_apart
from documents.extraction.units import units
from tests.gold.scoring import Labelled, Row, Tally, compare, likeness, load

_FOLDS = 10
_SAME_MEASURE, _SAME_ALLOWED = 0.6, 0.5
#: What whole texts weigh beside the passages they are parted into, and what is open to doubt.
_WHOLE, _DOUBTFUL = 0.2, 0.3
OPTIONS = {
    "measures": {"penalty": 4.0, "free": frozenset({"bias"}), "rare": 6},
    "sectors": {"penalty": 2.0, "free": frozenset({"bias"}), "rare": 4, "stiff": "sector:", "stiffness": 2.0},
    "onsets": {"penalty": 20.0, "free": frozenset({"bias"}), "rare": 6},
}
COMPANY = {"penalty": 0.5, "free": frozenset({"bias"}), "rare": 1}
_FILES = {
    "measures": "measure_weights.json",
    "sectors": "sector_weights.json",
    "onsets": "onset_weights.json",
}
_ABOUT = {
    "measures": "Weights of the logistic sum that tells measures from other sentences (weighing.py)",
    "sectors": "Weights of the logistic sum that tells the sectors of an act (sector_signs.py)",
    "onsets": "Weights of the logistic sum that tells where a further act begins (onsets.py)",
}


def passages(text: Labelled) -> Iterator[tuple[Page, Segment, Row]]:
    """Yield the passages that extraction cuts out, each with the expected record it belongs to."""
    lexicon = load_lexicon()
    printed = unprinted(text.text)
    page = read(printed.text if printed else text.text, lexicon=lexicon)
    pairs = compare(Tally(), text, to_json(extract(text.text))["records"])
    cut = {}
    for segment in segments(page):
        bounds = page.source.given(segment.start, segment.end)
        cut[printed.given(*bounds) if printed else bounds] = segment
    for wanted, found in pairs:
        if not wanted.get("optional"):
            yield page, cut[found["start"], found["end"]], wanted


def measure_examples(text: Labelled) -> Iterator[Example]:
    """Yield one example for every unit of the passages of a text; what may go either way weighs nothing."""
    for number, (page, segment, wanted) in enumerate(passages(text)):
        bounds = (segment.start, segment.end)
        passage = units(page, *bounds)
        said = [page.text[unit.start : unit.end] for unit in passage]
        hits: set[int] = set()
        for measure in wanted["measures"]:
            best = max(
                ((likeness(words, measure["text"]), -i) for i, words in enumerate(said) if i not in hits),
                default=(0, 0),
            )
            if best[0] >= _SAME_MEASURE:
                hits.add(-best[1])
        allowed = [m["text"] for m in wanted.get("measures_allowed", [])]
        for i, features in enumerate(weighing.describe(page, passage, bounds)):
            open_to_doubt = i not in hits and any(likeness(said[i], o) >= _SAME_ALLOWED for o in allowed)
            weight = 0.0 if open_to_doubt else 1.0
            yield Example(dict.fromkeys(features, 1.0), i in hits, text.name, weight, passage=number)


def company_examples(examples: Sequence[Example], chances: Sequence[float]) -> list[Example]:
    """Return the examples of measures among the others of their passages.

    ``chances`` are those of weights that have not seen the text: others would make each unit surer of itself.
    """
    found: list[Example] = []
    together = groupby(zip(examples, chances, strict=True), key=lambda pair: (pair[0].group, pair[0].passage))
    for _, pairs in together:
        passage = list(pairs)
        rows = company.describe([log(c / (1 - c)) for _, c in passage])
        found += [replace(e, features=row) for (e, _), row in zip(passage, rows, strict=True)]
    return found


def sector_examples(text: Labelled, weights: Mapping[str, float] | None = None) -> Iterator[Example]:
    """Yield one example for every sector that a word of a passage speaks for.

    ``weights`` are those by which the measures are found, where not those on file.
    """
    lexicon = load_lexicon()
    for page, segment, wanted in passages(text):
        acts = measures.find(page, segment, lexicon, weights)
        found = sector_signs.signs(page, segment, lexicon, acts)
        allowed = set(wanted.get("sectors_allowed", [])) - set(wanted["sectors"])
        for code, features in sector_signs.describe(page, segment, found, acts).items():
            if code not in allowed:
                yield Example(features, code in wanted["sectors"], text.name)


def onset_examples(text: Labelled) -> Iterator[Example]:
    """Yield one example for every sentence behind the first act of a passage: does it begin another?

    The passages are those that the form of a page sets apart, and once more the whole text, which weighs
    less. So do sentences that hold the words of the first act only, or of one that may be left out.
    """
    printed = unprinted(text.text)
    page = read(printed.text if printed else text.text, lexicon=load_lexicon())
    if not page.lines or in_articles(page) or page.source.data:
        return
    acts = {page.text.find(row["anchor"]): bool(row.get("optional")) for row in text.records}
    whole = Segment(page.lines[0].start, page.lines[-1].end)
    for part, weight in [*((part, 1.0) for part in set_apart(page)), (whole, _WHOLE)]:
        yield from _onsets_of(page, part, acts, Example({}, False, text.name, weight))


def _onsets_of(page: Page, part: Segment, acts: Mapping[int, bool], like: Example) -> list[Example]:
    """Return the examples of one passage; ``acts`` tells where each begins and whether it is optional."""
    found: list[Example] = []

    def begins(told: Told, cue: Cue) -> bool:
        here = [at for at in acts if cue.sentence.start <= at < cue.sentence.end]
        first = not any(part.start <= at < cue.sentence.start for at in acts)
        doubtful = bool(here) and (first or all(acts[at] for at in here))
        features = dict.fromkeys(onsets.describe(page, told, cue), 1.0)
        weight = like.weight * (_DOUBTFUL if doubtful else 1.0)
        found.append(replace(like, features=features, positive=bool(here) and not first, weight=weight))
        return found[-1].positive

    follow(page, part, begins)
    return found


def weights_without(texts: Sequence[Labelled]) -> dict[str, dict[str, float]]:
    """Return for every text the weights of measures fitted without it, as a text never seen would meet them.

    Measures found by weights that know the text are too good: sectors would lean on them too much.
    """
    examples = [example for text in texts for example in measure_examples(text)]
    home = {name: i % _FOLDS for i, name in enumerate(sorted({text.name for text in texts}))}
    fits = [
        fit([e for e in examples if home[e.group] != fold], **OPTIONS["measures"])  # type: ignore[arg-type]
        for fold in range(_FOLDS)
    ]
    return {name: fits[fold] for name, fold in home.items()}


def report(examples: list[Example], chances: list[float]) -> None:
    """Print precision, recall and F1 by threshold; values that no word speaks for are not counted."""
    judged = [(e, c) for e, c in zip(examples, chances, strict=True) if e.weight]
    for threshold in (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
        hits = sum(e.positive and c >= threshold for e, c in judged)
        said = sum(c >= threshold for _, c in judged) or 1
        wanted = sum(e.positive for e, _ in judged) or 1
        f1 = 2 * hits / (said + wanted)
        print(f"{threshold:.2f}  P {hits / said:.3f}  R {hits / wanted:.3f}  F1 {f1:.3f}")


def rounded(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights as they are written down: sorted, without those that say nothing."""
    return {name: round(value, 3) for name, value in sorted(weights.items()) if abs(value) >= 0.005}


def main() -> None:
    """Fit, print the cross-validated figures, write the weights where asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=sorted(_FILES))
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--skip", default=r"^$")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    texts = [t for folder in args.gold for t in load(folder) if not re.search(args.skip, t.name)]
    if args.what != "sectors":
        of_text = measure_examples if args.what == "measures" else onset_examples
        examples = [example for text in texts for example in of_text(text)]
    else:
        without = weights_without(texts)
        examples = [example for text in texts for example in sector_examples(text, without[text.name])]
    print(f"{len(texts)} texts, {len(examples)} examples, {sum(e.positive for e in examples)} positive")
    chances = cross_validated(examples, _FOLDS, **OPTIONS[args.what])
    report(examples, chances)
    among: list[Example] = []
    if args.what == "measures":
        among = company_examples(examples, chances)
        print("among the others of their passages:")
        report(among, cross_validated(among, _FOLDS, **COMPANY))
    if args.write:
        row: dict[str, object] = {"about": _ABOUT[args.what] + "; fitted by benchmarks/fit_weights.py."}
        row["weights"] = rounded(fit(examples, **OPTIONS[args.what]))  # type: ignore[arg-type]
        if among:
            row["company"] = rounded(fit(among, **COMPANY))  # type: ignore[arg-type]
        (DATA_DIR / _FILES[args.what]).write_text(
            json.dumps(row, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
