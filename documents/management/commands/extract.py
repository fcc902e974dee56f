"""``manage.py extract``: from text files to JSON, by extraction alone; no database, broker or network."""

import json
import re
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from documents import edtf
from documents.extraction.lexicon import load_lexicon
from documents.extraction.pipeline import extract, to_json
from documents.sources.decode import decode
from documents.sources.errors import SourceError

#: What the command answers to bad input, as command-line tools do.
BAD_INPUT = 2
_HTML = re.compile(r"\s*(?:<!doctype html|<html[\s>])", re.IGNORECASE)


class BadInput(CommandError):
    """Input that cannot be read; its text is the one line that says why and what to do."""

    def __init__(self, sentence: str) -> None:
        """Keep the sentence on one line; the command ends with 2."""
        super().__init__(" ".join(sentence.split()), returncode=BAD_INPUT)


class Command(BaseCommand):
    """Print the policy records that a text tells, each value with its quote."""

    help = "Extract policy records from text files; touches no database, broker or network."
    requires_system_checks = []  # noqa: RUF012 - Django declares it so; nothing but files is used here

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files, what is known of them, and where the results go."""
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a text file")
        parser.add_argument("--published", metavar="DATE", help="the page's own date, as 2020-04-08 (EDTF)")
        parser.add_argument("--url", metavar="URL", help="where the text was found")
        parser.add_argument("--format", choices=["json"], default="json", help="the only one so far")
        parser.add_argument("--out", type=Path, metavar="DIR", help="write DIR/<name>.json for each file")

    def handle(
        self,
        *args: Any,
        files: list[Path],
        published: str | None,
        url: str | None,
        out: Path | None,
        **options: Any,
    ) -> None:
        """Extract each file; a bad one does not stop the others, but the command then ends with 2."""
        self._check(files, published, out)
        load_lexicon()
        refused = 0
        for path in files:
            try:
                result = _extracted(path, published, url)
            except BadInput as error:
                if len(files) == 1:
                    raise
                refused += 1
                self.stderr.write(str(error))
                continue
            self._give(result, out / f"{path.stem}.json" if out else None)
        if refused:
            raise BadInput(f"{refused} of {len(files)} files could not be read.")

    def _check(self, files: list[Path], published: str | None, out: Path | None) -> None:
        """Refuse arguments that contradict each other before any work is done."""
        if published:
            try:
                edtf.parse(published)
            except ValueError as error:
                raise BadInput(f"--published: {error}") from error
        if out is None:
            if len(files) > 1:
                raise BadInput("More than one file: say where the results go with --out DIR.")
            return
        stems = [path.stem for path in files]
        doubled = next((stem for stem in stems if stems.count(stem) > 1), None)
        if doubled is not None:
            raise BadInput(f"Two files would be written to {out / doubled}.json: give them apart.")
        try:
            out.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInput(f"{out}: no folder could be made there ({error.strerror}).") from error

    def _give(self, result: dict[str, Any], path: Path | None) -> None:
        """Print a result, or write it to its file."""
        if path is None:
            plain = "utf" not in (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
            self.stdout.write(json.dumps(result, ensure_ascii=plain, indent=1))
            return
        try:
            path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        except OSError as error:
            raise BadInput(f"{path}: it could not be written ({error.strerror}).") from error


def _extracted(path: Path, published: str | None, url: str | None) -> dict[str, Any]:
    """Return the extraction of one file; raise ``BadInput`` where it holds no readable text."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise BadInput(f"{path}: there is no such file.") from None
    except IsADirectoryError:
        raise BadInput(f"{path}: this is a folder; give the files in it.") from None
    except (OSError, ValueError) as error:
        raise BadInput(f"{path}: it could not be read ({error}).") from error
    try:
        text = decode(data).text
    except SourceError as error:
        raise BadInput(f"{path}: {error}") from error
    if _HTML.match(text):
        raise BadInput(f"{path}: this is an HTML page; give its text, or the page to manage.py ingest.")
    return to_json(extract(text, published=published, url=url))
