"""How many of the duplicates that the portal proposes are some: ``make matches``.

Without ``--gold`` it takes in the texts of our own wording, else the labelled texts of these folders; in both
cases beside the whole starter collection, in a database of its own. ``--show`` names every mistake, so it is
not for texts that are to stay unopened.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.matching.labelled import EVALUATION_LABELS, KEPT, STUDIED, Doubtful, Text, evaluation, own


def main() -> int:
    """Load the collection into servers of its own, take every text in, print, and return 1 under the goal."""
    options = _options()
    texts, doubtful = _texts(options)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(DATA_DIR=folder, LOCAL_RUN="1", DEBUG="0", ENV_FILE=os.devnull)
        os.environ.update(LOG_LEVEL="ERROR", DJANGO_SETTINGS_MODULE="policytracker.settings")
        for name in ("DATABASE_URL", "REDIS_URL"):
            os.environ.pop(name, None)
        import django  # noqa: PLC0415 - settings are read from the folder just made

        from policytracker.local_services import local_services  # noqa: PLC0415

        with local_services(Path(folder), durable=False):
            django.setup()
            return _measured(texts, doubtful, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("studied", "kept"), help="only one half of our own texts")
    parser.add_argument("--gold", type=Path, nargs="+", help="folders of labelled texts")
    parser.add_argument(
        "--labels", type=Path, default=EVALUATION_LABELS, help="which of them tell of one act"
    )
    parser.add_argument("--show", action="store_true", help="name every mistake")
    return parser.parse_args()


def _texts(options: argparse.Namespace) -> tuple[list[Text], Doubtful]:
    if options.gold:
        return evaluation(options.gold, options.labels)
    paths = {"studied": (STUDIED,), "kept": (KEPT,), None: (STUDIED, KEPT)}[options.half]
    return own(*paths), Doubtful()


def _measured(texts: list[Text], doubtful: Doubtful, options: argparse.Namespace) -> int:
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from tests.matching import measuring  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("load_reference", verbosity=0)
    outcome = measuring.judge(texts, measuring.take_in(texts), doubtful)
    connection.close()
    sys.stdout.write(measuring.table(outcome) + "\n")
    if options.show:
        sys.stdout.write(measuring.mistakes(outcome) + "\n")
    return int(not measuring.reached(outcome))


if __name__ == "__main__":
    sys.exit(main())
