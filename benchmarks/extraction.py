"""How fast extraction is: texts a second, time against length, and texts of no sensible shape.

The usual speed is taken from the texts in ``tests/gold/texts``, or from the folder that is given as the first
argument. Every long text is read in a process of its own, so that its memory can be told and a hang can be
ended. All times are those of the processor, so that what else runs on the machine counts little.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.report import Figure, report
from documents.extraction.lexicon import load_lexicon
from documents.extraction.pipeline import extract

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5
SHAPE_SIZE = 10_000_000
SHORT, LONG = 100_000, 5_000_000
#: A shape may take this many times the usual time a byte; it is ended where it takes twice as long as that.
MOST, PATIENCE = 20, 2

#: One passage of our own, repeated for texts of any length.
PASSAGE = (
    "On 12 March 2021 the Port Authority of Rotterdam published the Plan for Paperless Cargo. "
    "The authority will record bills of lading on a blockchain and customs officers will check "
    "them there.\n\n"
)

#: Texts of a shape that no writer makes: each is one unit, repeated.
SHAPES = {
    "one line of words": "the authority shall record each licence on a blockchain and ",
    "one clause": "各部门应当加强区块链应用,",
    "brackets": "(",
    "closing brackets": "）】》",
    "quotation marks": "“",
    "digits": "7",
    "digits and spaces": "2020 ",
    "numbered heads": "1. ",
    "numbers of sections": "1.",
    "Han": "区",
    "Han names": "广州市人民政府",
    "spaces": " ",
    "line breaks": "\n",
    "title marks": "《",
    "capitals": "Bureau of ",
    "full stops": ". ",
    "dates": "April 8, ",
    "Chinese dates": "2020年3月5日",
    "places": "Beijing ",
    "Chinese places": "北京",
    "bullets": "- a\n",
    "rows of a table": "| a | b |\n",
    "days of entries": "5月6日\n",
    "quoted words": '"a ',
    "titles": "《区块链管理办法》",
    "numbers of entries": "（一）",
    "one word": "blockchain ",
    "abbreviations": "U.S. ",
    "acts in one line": "On 12 March 2021 the Port Authority of Rotterdam published the Plan for Paper. ",
    "Chinese acts": "2021年3月5日,广州市人民政府发布《区块链管理办法》。",
    "acts in one sentence": "2021年3月5日,广州市人民政府发布区块链管理办法,",
}

CHILD = """
import json, resource, sys, time
from documents.extraction.pipeline import extract
from documents.extraction.lexicon import load_lexicon
lexicon = load_lexicon()
extract("On 3 May 2021 Malta passed a blockchain law.", lexicon=lexicon)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
text = sys.stdin.read()
start = time.process_time()
extract(text, lexicon=lexicon)
seconds = time.process_time() - start
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def filled(unit: str, size: int) -> str:
    """Return the unit repeated to ``size`` bytes of UTF-8, whole units only."""
    return unit * (size // len(unit.encode()))


def in_a_process(text: str, patience: float) -> tuple[float, float] | None:
    """Return the seconds and the peak memory in MB that one text takes, or ``None`` if it took longer than
    ``patience`` seconds by the clock.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", CHILD],
            input=text,
            capture_output=True,
            text=True,
            timeout=patience,
            cwd=ROOT,
            check=True,
        )
    except subprocess.TimeoutExpired:
        return None
    seconds, memory = json.loads(done.stdout)
    return seconds, memory


def median_seconds(work: Callable[[], object]) -> float:
    """Return the median time of several rounds, after one that is not counted."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def texts_in(folder: Path) -> list[str]:
    """Return the texts of a folder."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def _all(work: Callable[[str], object], texts: list[str]) -> None:
    for text in texts:
        work(text)


def peers(texts: list[str]) -> list[Figure]:
    """Return how fast two well-known libraries read the same texts, doing far less with them."""
    figures: list[Figure] = []
    try:
        import spacy  # noqa: PLC0415 - a peer that only benchmarks install
        from dateparser.search import search_dates  # noqa: PLC0415
    except ImportError:
        print("  (install benchmarks/requirements.txt to measure beside dateparser and spaCy)")
        return figures
    for language in ("en", "zh"):
        pipeline = spacy.blank(language)
        seconds = median_seconds(partial(_all, pipeline, texts))
        figures.append(Figure(f"spaCy blank “{language}”: tokens alone", len(texts) / seconds, "texts/s"))
    start = time.process_time()
    for text in texts:
        search_dates(text, languages=["en", "zh"])
    seconds = time.process_time() - start
    figures.append(Figure("dateparser search_dates: dates alone", len(texts) / seconds, "texts/s"))
    return figures


def of_lengths(usual: float) -> list[Figure]:
    """Return how the time and the memory of a text grow with its length; ``usual`` is seconds a byte."""
    patience = LONG * usual * MOST * PATIENCE
    short, long = (in_a_process(filled(PASSAGE, size), patience) for size in (SHORT, LONG))
    if short is None or long is None:
        return [Figure("5 MB against 100 kB, time", float("inf"), "times", "< 60")]
    return [
        Figure("5 MB against 100 kB, time", long[0] / short[0], "times", "< 60"),
        Figure("5 MB, peak memory", long[1], "MB", "< 1,000"),
    ]


def of_shapes(usual: float) -> list[Figure]:
    """Return how long texts of each shape take a byte, as told against the ``usual`` seconds a byte."""
    figures = []
    for name, unit in SHAPES.items():
        text = filled(unit, SHAPE_SIZE)
        result = in_a_process(text, SHAPE_SIZE * usual * MOST * PATIENCE)
        ratio = result[0] / len(text.encode()) / usual if result else float("inf")
        figures.append(
            Figure(f"{SHAPE_SIZE / 1e6:.0f} MB of {name}, time a byte", ratio, "× usual", f"< {MOST}")
        )
        # Told as it goes: a text that is read too slowly may take minutes.
        print(f"  … {name}: {ratio:.2f}", flush=True)
    return figures


def main() -> None:
    """Measure all and print it."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "tests" / "gold" / "texts"
    texts = texts_in(folder)
    size = sum(len(text.encode()) for text in texts)
    lexicon = load_lexicon()
    seconds = median_seconds(lambda: [extract(text, lexicon=lexicon) for text in texts])
    mean = f"{len(texts)} texts of {size / len(texts) / 1000:.1f} kB"
    report(
        "extraction",
        [
            Figure(mean, len(texts) / seconds, "texts/s", "≥ 100"),
            Figure("usual speed", size / seconds / 1000, "kB/s"),
            *peers(texts),
            *of_lengths(seconds / size),
            *of_shapes(seconds / size),
        ],
    )


if __name__ == "__main__":
    main()
