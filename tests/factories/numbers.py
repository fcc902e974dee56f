"""Numbers that no two rows of a test run share."""

from itertools import count

_numbers = count(1)


def next_number() -> int:
    """Return a number that was not returned before in this process."""
    return next(_numbers)
