"""Tables as CSV, XLSX and JSON files, written so that no spreadsheet runs them and read with clear errors."""

import csv
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import IllegalCharacterError, InvalidFileException

from documents.services.bulk.columns import COLUMNS, SEPARATORS
from documents.services.errors import InvalidValue

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json; charset=utf-8",
}
MAX_BYTES = 5_000_000
#: What an XLSX file of that size may unpack to; more is a bomb, or no table of policies.
MAX_UNPACKED = 60_000_000
#: Rows of one table, both ways: a preview of more could not be read, let alone checked.
MAX_ROWS = 2_000
#: What a cell of a spreadsheet holds; longer ones would be cut without a word.
MAX_XLSX_CELL = 32_767

#: A cell that begins so is a formula to spreadsheets. An apostrophe before it makes it text; one that stands
#: there already gets another, so that reading back takes away just what writing added.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_DEFUSED = re.compile(r"'+[=+\-@\t\r]")
#: What the reader of workbooks raises for files that are none, or are broken.
_NO_WORKBOOK = (
    zipfile.BadZipFile,
    InvalidFileException,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,
    EOFError,
    OSError,
    RuntimeError,
    zlib.error,
)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its number as the file counts it, and the cells of the columns that it has."""

    number: int
    cells: dict[str, str]


# Writing


def write(kind: str, rows: Sequence[Mapping[str, str]]) -> bytes:
    """Return the file of a table; ``kind`` is a key of ``CONTENT_TYPES``. Raises ``InvalidValue``."""
    if len(rows) > MAX_ROWS:
        raise InvalidValue(
            f"These are more than {MAX_ROWS:,} policies: narrow the list by its filters and export in parts."
        )
    if kind == "csv":
        return _csv(rows)
    if kind == "xlsx":
        return _xlsx(rows)
    if kind == "json":
        return _json(rows)
    raise InvalidValue("Choose CSV, XLSX or JSON.")


def defused(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def fused(cell: str) -> str:
    """Return a cell as it was before ``defused``."""
    return cell[1:] if _DEFUSED.match(cell) else cell


def _csv(rows: Sequence[Mapping[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([defused(row[column]) for column in COLUMNS] for row in rows)
    return text.getvalue().encode("utf-8-sig")  # the mark tells spreadsheets that it is UTF-8


def _xlsx(rows: Sequence[Mapping[str, str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("policies")
    sheet.append(COLUMNS)
    for row in rows:
        sheet.append([_text_cell(sheet, row, column) for column in COLUMNS])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _text_cell(sheet: Any, row: Mapping[str, str], column: str) -> Any:
    words = defused(row[column])
    if len(words) > MAX_XLSX_CELL:
        raise InvalidValue(
            f"The {column} of {row['slug']} are longer than a cell of a spreadsheet: take CSV or JSON."
        )
    try:
        cell = WriteOnlyCell(sheet, words)
    except IllegalCharacterError as error:
        raise InvalidValue(
            f"The {column} of {row['slug']} hold a sign that XLSX cannot: take CSV or JSON."
        ) from error
    cell.data_type = "s"
    return cell


def _json(rows: Sequence[Mapping[str, str]]) -> bytes:
    shaped = [{column: _shaped(column, row[column]) for column in COLUMNS} for row in rows]
    return json.dumps(shaped, ensure_ascii=False, indent=1).encode()


def _shaped(column: str, cell: str) -> str | list[str]:
    if column in SEPARATORS:
        return cell.split(SEPARATORS[column]) if cell else []
    return cell


# Reading


def read(name: str, data: bytes) -> list[Row]:
    """Return the rows of a file, empty ones left out; its name's end says what it is. Raises
    ``InvalidValue``."""
    if len(data) > MAX_BYTES:
        raise InvalidValue(f"The file holds more than {MAX_BYTES // 1_000_000} MB: split it.")
    readers = {"csv": _read_csv, "xlsx": _read_xlsx, "json": _read_json}
    kind = name.rpartition(".")[2].lower()
    if kind not in readers:
        raise InvalidValue("Give a file whose name ends in .csv, .xlsx or .json.")
    rows = [row for row in readers[kind](data) if any(row.cells.values())]
    if not rows:
        raise InvalidValue("The table has no rows below its heading.")
    if len(rows) > MAX_ROWS:
        raise InvalidValue(f"The table has {len(rows):,} rows, and {MAX_ROWS:,} are taken at once: split it.")
    for row in rows:
        broken = [column for column, cell in row.cells.items() if _UNSTORABLE.search(cell)]
        if broken:
            raise InvalidValue(
                f"Row {row.number}, {broken[0]}: a sign that cannot be stored; type the cell anew."
            )
    return rows


def _read_csv(data: bytes) -> list[Row]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidValue("The file is not in UTF-8: save it as “CSV UTF-8”.") from error
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        table = list(lines)
    except csv.Error as error:
        raise InvalidValue(f"The CSV cannot be read at line {lines.line_num} ({error}).") from error
    if not table:
        raise InvalidValue("The file is empty.")
    return _rows(table[0], table[1:])


def _read_xlsx(data: bytes) -> list[Row]:
    try:
        lines = list(_sheet_lines(data))
    except _NO_WORKBOOK as error:
        raise InvalidValue("This is no XLSX workbook: save it as .xlsx, or as CSV.") from error
    if not lines:
        raise InvalidValue("The first sheet of the workbook is empty.")
    return _rows(lines[0], lines[1:])


def _sheet_lines(data: bytes) -> Iterator[list[str]]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(part.file_size for part in packed.infolist()) > MAX_UNPACKED:
            raise InvalidValue("The workbook is too large once unpacked: split it, or give it as CSV.")
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
    for number, line in enumerate(book.worksheets[0].iter_rows(max_row=MAX_ROWS + 2), start=1):
        yield [_xlsx_text(cell, number) for cell in line]


def _xlsx_text(cell: Any, number: int) -> str:
    value = cell.value
    if value is None:
        return ""
    if getattr(cell, "data_type", "") == "f":
        raise InvalidValue(f"Row {number} holds a formula ({value}): paste its value instead.")
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _rows(heading: Sequence[str], lines: Iterable[Sequence[str]]) -> list[Row]:
    """Return the rows below a heading; the heading is row 1."""
    names = [name.strip().lower() for name in heading]
    while names and not names[-1]:
        names.pop()
    _check_columns(names)
    rows = []
    for number, line in enumerate(lines, start=2):
        if any(cell.strip() for cell in line[len(names) :]):
            raise InvalidValue(f"Row {number} has more cells than the heading has columns.")
        rows.append(Row(number, {name: fused(cell) for name, cell in zip(names, line, strict=False)}))
    return rows


def _check_columns(names: Sequence[str]) -> None:
    unknown = [name for name in names if name not in COLUMNS]
    if unknown:
        raise InvalidValue(
            f"There is no column “{unknown[0]}”: the columns are {', '.join(COLUMNS)}. Leave out what is "
            "not to be changed."
        )
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise InvalidValue(f"The column “{twice[0]}” stands twice.")
    if not {"slug", "title"} & set(names):
        raise InvalidValue("The table needs the column slug, or title for new policies.")


def _read_json(data: bytes) -> list[Row]:
    try:
        listed = json.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise InvalidValue(f"This is no JSON in UTF-8 ({error}).") from error
    if not isinstance(listed, list) or not all(isinstance(row, dict) for row in listed):
        raise InvalidValue("Give a JSON list of objects, one for each policy, as the export writes them.")
    rows = []
    for number, row in enumerate(listed, start=1):
        _check_columns([*row] or ["slug"])
        rows.append(Row(number, {name: _json_text(number, name, value) for name, value in row.items()}))
    return rows


def _json_text(number: int, column: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and column in SEPARATORS and all(isinstance(part, str) for part in value):
        return SEPARATORS[column].join(value)
    if isinstance(value, str | int) and not isinstance(value, bool):
        return str(value)
    shape = "a list of strings" if column in SEPARATORS else "a string"
    raise InvalidValue(f"Object {number}, {column}: write {shape}.")
