"""Reads the data files of extraction: names, terms and patterns that stand in ``data/``."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

#: Names, terms and patterns that belong to extraction alone.
DATA_DIR = Path(__file__).resolve().parent / "data"


@lru_cache(maxsize=64)
def load(name: str) -> Any:
    """Return the content of the JSON file ``name`` of the data folder; read once, so not to be changed."""
    return json.loads((DATA_DIR / name).read_text(encoding="utf-8"))
