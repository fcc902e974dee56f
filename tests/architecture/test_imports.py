"""Who may import whom: the contracts of pyproject.toml, purity, and nothing used that is not pinned."""

import ast
import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = ("documents", "policytracker", "manage.py")
PURE = (
    "documents.vocabulary",
    "documents.edtf",
    "documents.words",
    "documents.extraction",
    "documents.sources",
)
FRAMEWORKS = ("django", "celery", "redis", "psycopg2")


def python_files(*places: str) -> list[Path]:
    """Return every Python file of the named folders and files."""
    found: list[Path] = []
    for place in places:
        path = ROOT / place
        found += [path] if path.is_file() else sorted(path.rglob("*.py"))
    return found


def imported(tree: ast.AST) -> set[str]:
    """Return the top-level names of what a module imports."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def normal(name: str) -> str:
    """Return a distribution's name as package indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> set[str]:
    """Return the distributions that requirements.txt pins to one version."""
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    return {
        normal(re.split(r"[\[=]", line)[0]) for line in lines if "==" in line and not line.startswith("#")
    }


def test_everything_the_code_imports_is_pinned() -> None:
    distributions = packages_distributions()
    used: dict[str, Path] = {}
    for file in python_files(*CODE):
        for name in imported(ast.parse(file.read_text(encoding="utf-8"))):
            if name not in sys.stdlib_module_names and name not in {"documents", "policytracker"}:
                used.setdefault(name, file.relative_to(ROOT))
    known = pinned()
    missing = {
        name: str(file)
        for name, file in used.items()
        if not any(normal(distribution) in known for distribution in distributions.get(name, []))
    }
    assert missing == {}


def test_every_requirement_is_pinned_to_one_version() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    loose = [
        line for line in lines if line and not line.startswith("#") and not re.fullmatch(r"\S+==\S+", line)
    ]
    assert loose == []


@pytest.mark.parametrize("package", PURE)
def test_pure_code_works_where_django_and_celery_are_not_installed(package: str) -> None:
    block = f"import sys; sys.modules.update(dict.fromkeys({FRAMEWORKS!r}))"
    load = (
        "import importlib, pkgutil; "
        f"module = importlib.import_module({package!r}); "
        "[importlib.import_module(found.name) for found in "
        "pkgutil.walk_packages(getattr(module, '__path__', []), module.__name__ + '.')]"
    )
    trial = subprocess.run(
        [sys.executable, "-c", f"{block}; {load}"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert trial.returncode == 0, trial.stderr


def test_nothing_is_imported_inside_a_function() -> None:
    inside = []
    for file in python_files(*CODE):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        functions = (
            node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        )
        for function in functions:
            if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function)):
                inside.append(f"{file.relative_to(ROOT)}: {function.name}")
    assert inside == []
