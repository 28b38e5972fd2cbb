"""What no linter knows about the house, checked on every run."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "appealdesk"
CORE = sorted((SOURCE / "core").rglob("*.py"))
# Migrations are written by a machine, and read by one.
MODULES = sorted(path for path in SOURCE.rglob("*.py") if path.parent.name != "migrations")
TESTS = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "tools", "stuff"}


def imported(path: Path) -> set[str]:
    """Every module named in an import statement, wherever it stands in the file."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", CORE, ids=dotted)
def test_the_core_imports_only_the_standard_library_and_itself(path: Path) -> None:
    foreign = {
        name
        for name in imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("appealdesk.core")
    }
    assert not foreign


CLOCK_CALLS = re.compile(r"\b(?:datetime\.now|datetime\.utcnow|date\.today|time\.time)\(")


@pytest.mark.parametrize("path", CORE, ids=dotted)
def test_the_core_reads_no_clock_and_no_disk(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not CLOCK_CALLS.search(text)
    assert not imported(path) & {
        "os",
        "pathlib",
        "io",
        "socket",
        "urllib.request",
        "http.client",
        "subprocess",
    }


def test_packs_import_nothing() -> None:
    for path in (SOURCE / "packs").rglob("*.py"):
        assert imported(path) == set()


@pytest.mark.parametrize("path", [*MODULES, *sorted((ROOT / "tests").rglob("*.py"))], ids=lambda p: p.name)
def test_no_file_is_longer_than_400_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 400


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [path for path in MODULES if path.stem in VAGUE or path.parent.name in VAGUE]


def test_every_module_says_in_one_sentence_what_it_is() -> None:
    silent = [dotted(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert not silent


@pytest.mark.parametrize("path", [path for path in CORE if path.name != "__init__.py"], ids=dotted)
def test_every_core_module_is_imported_by_a_test_or_serves_a_package_that_is(path: Path) -> None:
    name = dotted(path)
    package = name.rpartition(".")[0]
    inner = package != "appealdesk.core" and re.search(rf"from {re.escape(package)}\b", TESTS)
    module = re.escape(name)
    assert inner or re.search(rf"from {module} import|import {module}\b", TESTS)


def test_no_folder_of_the_source_is_empty() -> None:
    folders = [path for path in SOURCE.rglob("*") if path.is_dir() and path.name != "__pycache__"]
    assert not [
        folder for folder in folders if not any(child.name != "__pycache__" for child in folder.iterdir())
    ]


def test_requirements_are_hashed_and_name_no_host() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        text = path.read_text("utf-8")
        assert "--hash=sha256:" in text
        assert not re.search(r"https?://|file:|@ ", text)


def test_the_repository_names_no_path_of_one_machine() -> None:
    kinds = {".py", ".md", ".yaml", ".toml", ".typ", ".txt", ".json", ".csv", ".mk", ""}
    homes = re.compile(r"(?<![\w.])/(?:home|Users|root|work)/\w")
    for folder in ("src", "tests", "docs", "samples", "bench", "requirements", ".ci"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in kinds and "__pycache__" not in path.parts:
                assert not homes.search(path.read_text("utf-8", "replace")), path


def test_no_two_test_files_share_a_name() -> None:
    """Two of one name cannot be collected together."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert len(names) == len(set(names))
