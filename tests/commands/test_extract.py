"""``manage.py extract`` needs nothing but files, and says in one line what is wrong with them."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[2]
TEXT = "On April 8, the Kunming Municipal Government issued blockchain rules for public tenders.\n"


def run(*arguments, **variables):
    """Run the command as a shell would, where no server can be reached."""
    environment = {
        **os.environ,
        "DATABASE_URL": "postgres://nobody@127.0.0.1:9/none",
        "REDIS_URL": "redis://127.0.0.1:9/0",
        "LOCAL_RUN": "1",
        "DEBUG": "1",
        **variables,
    }
    command = [sys.executable, "manage.py", "extract", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def extracted(*arguments):
    """Run the command in this process and return what it prints."""
    out = StringIO()
    call_command("extract", *map(str, arguments), stdout=out, stderr=StringIO())
    return out.getvalue()


def refused(*arguments):
    """Run the command on bad input and return its one line."""
    with pytest.raises(CommandError) as error:
        extracted(*arguments)
    assert error.value.returncode == 2
    assert len(str(error.value).splitlines()) == 1
    return str(error.value)


@pytest.fixture
def text_file(tmp_path):
    path = tmp_path / "notice.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_file_gives_one_json_object_on_standard_output_without_any_server(text_file):
    done = run(text_file, "--format", "json", "--published", "2020-04-12", "--url", "https://city.example/1")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["text_length"] == len(TEXT)
    assert [(r["region"], r["date"]) for r in result["records"]] == [("CN-530100", "2020-04-08")]


def test_bad_input_ends_with_two_and_one_line_on_standard_error(tmp_path):
    done = run(tmp_path / "missing.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert "no such file" in done.stderr


def test_chinese_is_printed_where_the_terminal_knows_no_unicode(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("6月3日，广州市人民政府印发区块链办法。", encoding="utf-8")
    done = run(path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert "广州" in json.loads(done.stdout)["records"][0]["issuing_bodies"][0]


def test_with_a_folder_each_file_gives_its_own(text_file, tmp_path):
    other = tmp_path / "公告.txt"
    other.write_text("６月３日，廣州市人民政府印發區塊鏈辦法。", encoding="gb18030")
    assert extracted(text_file, other, "--out", tmp_path / "out") == ""
    found = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "out").iterdir()}
    assert set(found) == {"notice", "公告"}
    assert found["公告"]["records"][0]["region"] == "CN-440100"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "empty"),
        ("binary.txt", b"\x7fELF\x00\x01\x02", "not a text"),
        ("nul.txt", b"ab\x00cd" * 40, "not"),
        ("odd.txt", b"\xff\x81\xfe\x9d abc \x8d\x8f", "encoding"),
        ("page.txt", b"<!DOCTYPE html><html><body>rules</body></html>", "HTML"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(tmp_path, name, content, said):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert said in refused(path)


def test_a_folder_is_no_file(tmp_path):
    assert "folder" in refused(tmp_path)


def test_a_bad_file_does_not_stop_the_others(text_file, tmp_path):
    assert "1 of 2" in refused(tmp_path / "none.txt", text_file, "--out", tmp_path / "out")
    assert (tmp_path / "out" / "notice.json").exists()


def test_several_files_need_a_folder(text_file):
    assert "--out" in refused(text_file, text_file)


def test_files_of_one_name_are_refused_before_any_is_written(text_file, tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "notice.txt").write_text(TEXT, encoding="utf-8")
    refused(text_file, tmp_path / "b" / "notice.txt", "--out", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_results_cannot_go_below_a_file(text_file):
    assert "folder" in refused(text_file, "--out", text_file / "out")


@pytest.mark.parametrize("date", ["soon", "2020-13", "XXXX"])
def test_a_date_of_publication_that_is_none_is_refused(text_file, date):
    assert "--published" in refused(text_file, "--published", date)
