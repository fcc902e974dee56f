"""Gather the text of a page into lines, the same way for every reader of HTML."""

import re

_SPACES = re.compile(r"[ \t\n\r\f\xa0]+")
_IDEOGRAPHIC_SPACE = "\u3000"


def squeeze(text: str) -> str:
    """Return ``text`` with every run of white space as one space, none at the ends."""
    return _SPACES.sub(" ", text).strip(" " + _IDEOGRAPHIC_SPACE)


class Lines:
    """The lines gathered so far; empty ones are dropped, cells of a row are parted by a tab."""

    def __init__(self) -> None:
        """Begin with no line."""
        self.done: list[str] = []
        self._cells: list[list[str]] = [[]]
        self.begun = False

    def add(self, text: str, *, preformatted: bool = False) -> None:
        """Add text to the line; in preformatted text its own line ends count."""
        first, *others = text.split("\n") if preformatted else [text]
        self._put(first)
        for line in others:
            self.end()
            self._put(line)

    def end_cell(self) -> None:
        """Begin the next cell of the row."""
        if self.begun:
            self._cells.append([])

    def end(self) -> str | None:
        """Put the line away and return it, ``None`` where it was empty."""
        if not self.begun:
            return None
        line = "\t".join(filter(None, (squeeze("".join(cell)) for cell in self._cells)))
        self._cells = [[]]
        self.begun = False
        if not line:
            return None
        self.done.append(line)
        return line

    def _put(self, text: str) -> None:
        """Add text to the cell."""
        if text:
            self._cells[-1].append(text)
            self.begun = True
