"""The ways in which a source can fail to become text, each told in one sentence that an editor can act on."""


class SourceError(Exception):
    """A source that could not be read; ``str()`` is the one sentence that says why and what to do.

    ``transient`` tells whether the same request may well succeed later, so that a worker tries again.
    """

    transient: bool = False

    def __init__(self, sentence: str, *, transient: bool | None = None) -> None:
        """Keep the sentence; ``transient`` overrides what is usual for the class."""
        super().__init__(sentence)
        if transient is not None:
            self.transient = transient


class AddressRefused(SourceError):
    """The address is malformed, not on the web, or leads to a machine that is not public."""


class Unreachable(SourceError):
    """The server could not be found, did not answer, or answered with an error."""

    transient = True


class TooLarge(SourceError):
    """The source holds more bytes, or unpacks to more bytes, than are taken."""


class TooSlow(SourceError):
    """The source was not complete within the time that one request may take."""

    transient = True


class UnsupportedType(SourceError):
    """The bytes are of a kind that no parser here reads."""


class UnreadableText(SourceError):
    """The bytes look like text, but not every one of them could be turned into a character."""


class EmptyText(SourceError):
    """The source holds no words."""
