"""Run every benchmark, one after the other, each in a process of its own."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
#: Each is a module of this folder; the others here fit tables or print.
BENCHMARKS = ("extraction", "portal", "curation")


def main() -> int:
    """Return 1 if one of them failed to run."""
    wanted = sys.argv[1:] or BENCHMARKS
    codes = [
        subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=HERE.parent, check=False).returncode  # noqa: S603
        for name in wanted
    ]
    return int(any(codes))


if __name__ == "__main__":
    sys.exit(main())
