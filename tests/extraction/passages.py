"""What tests ask of a text taken as one passage: its issuing bodies and its title."""

from documents.extraction.fields import bodies, titles
from documents.extraction.lexicon import load_lexicon
from documents.extraction.model import Evidence, Segment
from documents.extraction.reading import read


def bodies_of(text: str, kind: str = "document") -> list[Evidence]:
    """Return all evidence of issuing bodies."""
    return bodies.find(read(text, lexicon=load_lexicon()), Segment(0, len(text), kind), load_lexicon())


def issuers(text: str, kind: str = "document") -> list[str]:
    """Return the names of the bodies that are sure enough to be taken."""
    return [evidence.value for evidence in bodies_of(text, kind) if evidence.confidence >= bodies.TAKEN]


def title(text: str, kind: str = "document", start: int = 0) -> str | None:
    """Return the surest title of a text from ``start`` on, or ``None``; every quote must be the text's."""
    page = read(text, lexicon=load_lexicon())
    found = titles.find(page, Segment(start, len(text), kind), load_lexicon())
    assert all(page.text[e.start : e.end] == e.quote for e in found)
    return max(found, key=lambda evidence: evidence.confidence).value if found else None
