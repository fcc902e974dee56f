"""Reads Chinese numerals as they stand in dates."""

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "O": 0, "Ｏ": 0}
_TEN = 10
_YEAR_DIGITS = 4


def chinese_year(text: str) -> int | None:
    """Return the year that four digits say, written in figures or in Han (二〇二〇); else ``None``."""
    if text.isascii() and text.isdigit():
        return int(text)
    digits = [_DIGITS.get(char) for char in text]
    if len(digits) != _YEAR_DIGITS or None in digits:
        return None
    return int("".join(str(digit) for digit in digits))


def chinese_number(text: str) -> int | None:
    """Return a number up to ninety-nine, written in figures or in Han (三十一); else ``None``."""
    if text.isascii() and text.isdigit():
        return int(text)
    tens, ten, units = text.partition("十")
    if not ten:
        return _DIGITS.get(text)
    high = _DIGITS.get(tens) if tens else 1
    low = _DIGITS.get(units) if units else 0
    return None if high is None or low is None else high * _TEN + low
