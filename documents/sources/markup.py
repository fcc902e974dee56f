"""Read HTML as a run of tags and texts, in time linear in its length, whatever its shape.

The usual parsers build trees: they lose what is nested deeper than they go, without a word, or take
time with the square of the depth, or stop at odd declarations. This reader keeps no tree, so it loses
nothing; it is the measure against which the finer parser's result is held.
"""

import html
import re
from collections.abc import Iterator

#: Elements whose content is not markup; it runs to the end tag of the same name.
RAW = frozenset({"script", "style", "title", "textarea", "xmp", "noembed", "noframes"})

# A tag without quotes is taken whole, one with quotes up to them, as quotes may hold a ">".
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})(?:([^<>\"']{0,200})(>)|(?=[\s/>]))|<(!--)|<[!?/]")
_STEP = re.compile(r">|=\s*([\"'])")
_END_OF_RAW = {name: re.compile(f"</{name}(?=[\\s/>])", re.IGNORECASE) for name in RAW}
# Looking back keeps a long name from being tried again from each of its letters.
_ATTRIBUTE = re.compile(
    r"(?<![\w:.-])([A-Za-z][\w:.-]{0,60})\s{0,20}=\s{0,20}"
    r"(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
)
#: References to numbers that no character has; Python refuses to read the longest of them.
_LONG_REFERENCE = re.compile(r"&#(?:0{0,99}[1-9][0-9]{7,}|0{100,}[0-9]*|[xX]0*[1-9A-Fa-f][0-9A-Fa-f]{6,});?")
#: Attributes are read of the first characters of a tag only; pictures written into a tag are far longer.
MAX_ATTRIBUTES = 4_000


#: Name, text, and whether it closes: a text has no name, a tag has its attributes, unread, for text. A plain
#: tuple, as a hostile page has a million of them.
Piece = tuple[str, str, bool]


def pieces(markup: str) -> Iterator[Piece]:
    """Yield the tags and texts of a page in order; comments and declarations are left out.

    The content of raw elements comes as one text between their tags.
    """
    reader = _Reader(markup)
    search = _TAG.search
    place = 0
    while match := search(markup, place):
        slash, name, said, whole, comment = match.groups()
        start, end = match.span()
        if start > place:
            yield "", markup[place:start], False
        if whole:
            place = end
        else:
            place = reader.end_of_comment(end) if comment else reader.end_of_tag(end)
            if not place:
                # No ">" follows anywhere: what looks like a tag is text.
                place = start
                break
            said = markup[end : place - 1]
        if name:
            name = name.lower()
            yield name, said, slash == "/"
            if name in RAW and not slash:
                start, place = place, reader.end_of_raw(name, place)
                yield "", markup[start:place], False
    if place < len(markup):
        yield "", markup[place:], False


def unescape(text: str) -> str:
    """Return ``text`` with its character references resolved; numbers beyond Unicode give U+FFFD."""
    return html.unescape(_LONG_REFERENCE.sub("\ufffd", text)) if "&" in text else text


def attributes(said: str) -> dict[str, str]:
    """Return the attributes that stand in a tag by lower-case name, their references resolved."""
    found = _ATTRIBUTE.finditer(said[:MAX_ATTRIBUTES])
    return {match[1].lower(): unescape(match[2] or match[3] or match[4] or "") for match in found}


class _Reader:
    """Finds where things end, and remembers what is found no more, so that no stretch is searched twice."""

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._last_close = markup.rfind(">")
        self._last_comment_end = markup.rfind("-->")
        self._quotes = True
        self._unclosed: set[str] = set()

    def end_of_tag(self, place: int) -> int:
        """Return the place after the ``>`` that ends a tag, 0 where there is none."""
        if place > self._last_close:
            return 0
        start = place
        while self._quotes:
            step = _STEP.search(self._markup, place)
            if step is None:
                break
            if not step[1]:
                return step.end()
            closing = self._markup.find(step[1], step.end())
            if closing < 0:
                break
            place = closing + 1
        # A quote that never ends: from here on quotes mean nothing, or every tag would search to the end.
        self._quotes = False
        return self._markup.find(">", start) + 1

    def end_of_comment(self, place: int) -> int:
        """Return the place after a comment; one that never ends is taken to end with its first ``>``."""
        if place <= self._last_comment_end:
            return self._markup.find("-->", place) + len("-->")
        return self.end_of_tag(place)

    def end_of_raw(self, name: str, place: int) -> int:
        """Return where the content of a raw element ends; one that never ends has none."""
        if name in self._unclosed:
            return place
        end = _END_OF_RAW[name].search(self._markup, place)
        if end is None:
            self._unclosed.add(name)
            return place
        return end.start()
