"""The static files as production serves them: hashed, compressed, every reference found."""

from pathlib import Path

import pytest_django
from django.contrib.staticfiles.storage import staticfiles_storage

from policytracker.static_files import collect_static_files


def test_every_file_a_style_sheet_names_is_there_and_nothing_is_collected_twice(
    settings: pytest_django.Settings, tmp_path: Path
) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    assert collect_static_files()
    address = staticfiles_storage.url("admin/css/base.css")
    assert address != "/static/admin/css/base.css"
    collected = settings.STATIC_ROOT / address.removeprefix("/static/")
    assert collected.is_file()
    assert collected.with_name(collected.name + ".br").is_file()
    assert not collect_static_files()
