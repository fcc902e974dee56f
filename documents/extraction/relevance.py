"""Decides whether a passage tells an act of a public authority on blockchain."""

import re

from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Segment
from documents.extraction.reading import Page

_TOPIC = re.compile(r"block ?chain|distributed ledger|crypto|bitcoin|区块链|分布式账本|虚拟货币|数字货币", re.IGNORECASE)


def is_relevant(page: Page, segment: Segment, lexicon: Lexicon) -> bool:
    """Tell whether the passage speaks of blockchain and of a public authority that acts."""
    return _TOPIC.search(page.folded, segment.start, segment.end) is not None
