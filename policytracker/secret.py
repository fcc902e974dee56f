"""The secret key of a local run: made once and kept in the data folder, readable by its owner alone."""

import os
import secrets
import warnings
from pathlib import Path

KEY_BYTES = 50


def local_secret_key(data_dir: Path) -> str:
    """Return the key kept in ``data_dir/secret_key``, making it on the first call.

    Where the folder cannot be written (a command such as ``extract`` needs none) the key lives only as
    long as the process, and a warning says so.
    """
    path = data_dir / "secret_key"
    try:
        data_dir.mkdir(parents=True, exist_ok=True)
        _write_once(path, secrets.token_urlsafe(KEY_BYTES))
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        warnings.warn(
            f"The secret key cannot be kept in {path} ({error.strerror}); a passing one is used.",
            stacklevel=2,
        )
        return secrets.token_urlsafe(KEY_BYTES)


def _write_once(path: Path, key: str) -> None:
    """Write ``key`` unless the file is there; whole or not at all, also when two processes start at once."""
    if path.exists():
        return
    draft = path.with_name(f".secret_key.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(key, encoding="ascii")
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
