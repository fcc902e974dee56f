"""How results are printed and kept."""

import json
import platform
from dataclasses import asdict, dataclass
from pathlib import Path

RESULTS = Path(__file__).resolve().parent / "results"


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure; ``goal`` says what it is held against, where there is a goal."""

    name: str
    value: float
    unit: str
    goal: str = ""


def report(title: str, figures: list[Figure]) -> None:
    """Print a table and write ``results/<title>.json``."""
    width = max(len(figure.name) for figure in figures)
    print(f"\n{title}")
    for figure in figures:
        print(f"  {figure.name:{width}}  {figure.value:>12,.2f} {figure.unit:12} {figure.goal}")
    RESULTS.mkdir(exist_ok=True)
    payload = {
        "machine": platform.machine(),
        "python": platform.python_version(),
        "figures": [asdict(f) for f in figures],
    }
    (RESULTS / f"{title}.json").write_text(json.dumps(payload, indent=1) + "\n", encoding="utf-8")
