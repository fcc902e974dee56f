"""The Chinese interface is whole and its compiled file is the one that belongs to its text."""

import gettext
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "documents" / "locale" / "zh_Hans" / "LC_MESSAGES"
PAGES = [
    *ROOT.glob("templates/*.html"),
    *ROOT.glob("templates/documents/*.html"),
    *ROOT.glob("templates/includes/*.html"),
]


@pytest.fixture(scope="module")
def chinese() -> gettext.GNUTranslations:
    with (FOLDER / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_every_sentence_of_a_page_has_a_translation(page: Path, chinese: gettext.GNUTranslations) -> None:
    source = page.read_text(encoding="utf-8")
    found = re.findall(r"""{% translate (?:"([^"]+)"|'([^']+)')""", source)
    missing = [one or other for one, other in found if chinese.gettext(one or other) == (one or other)]
    assert not missing


def flat(words: str | Sequence[str] | None) -> str:
    """Return a sentence, or its singular and plural as one."""
    words = words or ""
    return words if isinstance(words, str) else " | ".join(words)


def test_the_compiled_file_belongs_to_its_text() -> None:
    with (FOLDER / "django.po").open("rb") as text, (FOLDER / "django.mo").open("rb") as compiled:
        written, used = (
            {flat(message.id): flat(message.string) for message in catalogue if message.id}
            for catalogue in (read_po(text, locale="zh_Hans"), read_mo(compiled))
        )
    assert written == used, "pybabel compile -d documents/locale -D django"
