"""Words of this field that mean the same in English and Chinese, beside those of the reference lists."""

from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).resolve().parent / "glossary.txt"


@lru_cache(maxsize=1)
def glossary() -> tuple[tuple[str, ...], ...]:
    """Return the groups of names, in the order of the file."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return tuple(
        tuple(name.strip() for name in line.split(" = "))
        for line in lines
        if line and not line.startswith("#")
    )
