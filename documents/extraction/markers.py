"""Knows the markers of entries: their styles at the beginning of a line and within one, and their numbers."""

import re

from documents.extraction.model import Span
from documents.extraction.numerals import chinese_number
from documents.extraction.reading import Page

#: Each style of marker as it stands at the beginning of a line (folded: half width, plain quotes).
#: Order matters: the first style that fits a line names it.
_STYLES: dict[str, str] = {
    "article": r"第[一二三四五六七八九十百零〇\d]{1,6}条[\s:.、]*"
    r"|(?:Article|Art\.|Section|Sec\.|§)\s?\d{1,3}[a-z]?"
    r"(?:\s*$|[.:]\s*(?:[A-Z][^.\n]{2,60}[.-]\s*(?=[A-Z(]))?|\s+-+\s*)",
    "named": r"(?:Clause|Rule|Signpost|Action|Measure|Task|Step|Pillar|Goal|Objective|Priority|Policy"
    r"|Recommendation|Principle|Point|Item|Initiative|Theme|Area|Project)\s+(?:\d{1,3}|[IVX]{1,5})\b"
    r"\s{0,2}[-:.)]?\s*",
    "han": r"[一二三四五六七八九十]{1,3}[、.]\s*",
    "han-paren": r"[(][一二三四五六七八九十]{1,3}[)][、.]?\s*",
    "han-ordinal": r"(?:第[一二三四五六七八九十]{1,2}|其[一二三四五六七八九十]|首先|其次|再次|最后)[,:、]\s*",
    "han-is": r"[一二三四五六七八九十]{1,2}[是要][,:]?\s*",
    "digit-dot": r"\d{1,2}(?:\.\d{1,2})?[.、](?!\d)\s*",
    "digit-paren": r"\d{1,2}\s?[)]\s*",
    "paren-digit": r"[(]\d{1,2}[)]\s*",
    "circled": r"[①-⑳㉑-㉟㊀-㊉❶-❿⓵-⓾㈠-㈩]\s*",
    "roman": r"[(]?[ivxIVX]{1,5}[.)]\s+",
    "letter": r"[(]?[a-zA-Z][)]\s*|[a-z]\.\s+(?=[A-Z])",
    "ordinal": r"(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth"
    r"|Last|Final)"
    r"(?:ly)?\s?[,:]\s*",
    "bullet": r"(?!\*\*[A-Z][\w ]{1,24}:)[•·●■◆▪►✓✔○◦*+➢‣⁃]\s*|-\s+",
}
_LINE_MARKER = re.compile("|".join(f"(?P<{name.replace('-', '_')}>{body})" for name, body in _STYLES.items()))
#: Styles that may stand in the middle of a line, and what has to stand before them there.
_INLINE = {
    "circled": r"",
    "paren-digit": r"(?<=[\s,;:。；.\"])|(?<=[\u4e00-\u9fff])",
    "paren-roman": r"(?<=[\s,;:.\"])",
    "paren-letter": r"(?<=[\s,;:.\"])",
    "han-paren": r"(?<=[\s,;:。；.])",
    "ordinal": r"(?<=[.;:,]\s)|(?<=\sand\s)",
    "han-ordinal": r"(?<=[。;:,])",
    "han-is": r"(?<=[。;:,])",
    "digit-dot": r"(?<=[。;:!?])",
    "digit-paren": r"(?<=[\s。;:])",
}
#: The styles that may stand in the middle of a line.
INLINE_STYLES = frozenset(_INLINE)
#: An enumeration has a second or a third marker: without these words a line has none of that style.
_PROBES = {
    "circled": ("②", "③", "㊁", "❷", "⓶", "㈡", "㊂", "❸", "⓷", "㈢"),
    "paren-digit": ("(2)", "(3)"),
    "paren-roman": ("(ii)", "(iii)"),
    "paren-letter": ("(b)", "(c)"),
    "han-paren": ("(二)", "(三)"),
    "ordinal": ("second", "third"),
    "han-ordinal": ("第二", "第三", "其二", "其三", "其次", "再次"),
    "han-is": ("二是", "三是", "二要", "三要"),
    "digit-dot": ("2.", "3.", "2、", "3、"),
    "digit-paren": ("2)", "3)", "2 )", "3 )"),
}
_ANY_PROBE = re.compile("|".join(re.escape(probe) for probes in _PROBES.values() for probe in probes))
#: Styles that stand within a line only (at its head a letter in brackets is "letter"), and how short their
#: entries may be on average: shorter ones are things and no statements (code points).
_WITHIN = {"paren-roman": r"[(](?:i{1,3}|iv|vi{0,3}|ix|x)[)]\s*", "paren-letter": r"[(][a-h][)]\s*"}
_SHORTEST_WITHIN = 30
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}
#: The beginning of a line serves any style.
_LINE_BEGIN = r"(?<![^\n])"
_INLINE_MARKER = {
    name: re.compile(
        f"(?:{before}|{_LINE_BEGIN})(?:{_WITHIN.get(name) or _STYLES[name]})" if before else _STYLES[name],
        re.IGNORECASE if name == "ordinal" else 0,
    )
    for name, before in _INLINE.items()
}
#: Fewer markers in one line are no enumeration.
_FEWEST = 2
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
_WORDS = {word: number for number, word in enumerate(_ORDINALS, 1)}


def number_of(marker: str) -> int | None:
    """Read the number of a marker; bullets and letters have none."""
    digits = re.search(r"\d{1,3}", marker)
    if digits:
        return int(digits.group())
    for char in marker:
        if "①" <= char <= "⑳":
            return ord(char) - ord("①") + 1
    han = re.search(r"[一二三四五六七八九十]{1,3}", marker)
    if han:
        return chinese_number(han.group())
    word = re.match(r"[a-z]+?(?=(?:ly)?\W*$)", marker.strip().lower())
    return _WORDS.get(word.group()) if word else None


def line_marker(page: Page, line: Span) -> tuple[str, int, int | None] | None:
    """Return the style, the marker's end and the number of a line that begins with a marker."""
    found = _LINE_MARKER.match(page.folded, line.start, line.end)
    if found is None or found.lastgroup is None:
        return None
    style = found.lastgroup.replace("_", "-")
    if found.end() >= line.end and style != "article":
        return None
    return style, found.end(), number_of(found.group())


def inline_run(page: Page, span: Span) -> tuple[str, list[re.Match[str]]]:
    """Return the style and the markers of the longest enumeration within one line; of none, no markers.

    A run counts as an enumeration when it has two markers of one style and begins with the first.
    """
    if _ANY_PROBE.search(page.lower, span.start, span.end) is None:
        return "", []
    best: list[re.Match[str]] = []
    style = ""
    for name, pattern in _INLINE_MARKER.items():
        if all(page.lower.find(probe, span.start, span.end) < 0 for probe in _PROBES[name]):
            continue
        run = _rising(list(pattern.finditer(page.folded, span.start, span.end)), name)
        if run and name in _WITHIN and span.end - run[0].start() < _SHORTEST_WITHIN * len(run):
            continue
        if len(run) >= _FEWEST and len(run) > len(best):
            best, style = run, name
    return style, best


def _number(marker: str, style: str) -> int | None:
    """Read the number of a marker within a line: (iii) and (c) are three there."""
    inner = marker.strip().strip("()")
    if style == "paren-roman":
        return _ROMAN.get(inner)
    return ord(inner) - ord("a") + 1 if style == "paren-letter" else number_of(marker)


def _rising(found: list[re.Match[str]], style: str) -> list[re.Match[str]]:
    """Keep the markers that begin with one and do not fall."""
    kept: list[re.Match[str]] = []
    last = 0
    for marker in found:
        number = _number(marker.group(), style)
        if number is None and kept:
            number = last + 1
        if number is not None and (number == 1 if not kept else last <= number <= last + 2):
            kept.append(marker)
            last = number
    return kept
