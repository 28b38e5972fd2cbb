"""Documentation that parts from the product is worse than none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from appealdesk.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = (ROOT / "docs" / "reference" / "cli.md").read_text("utf-8")


def commands() -> list[tuple[str, list[str], str]]:
    """Every command with its options and its help, read from the app itself."""
    root = typer.main.get_command(app)
    return list(_walk(root, ""))


def _walk(command, name):
    for child_name, child in getattr(command, "commands", {}).items():
        full = f"{name} {child_name}".strip()
        if hasattr(child, "commands"):
            yield from _walk(child, full)
        else:
            options = [
                option for parameter in child.params for option in parameter.opts if option.startswith("--")
            ]
            yield full, options, child.help or ""


@pytest.mark.parametrize(
    ("name", "options", "text"), commands(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_every_command_and_option_is_documented_and_has_help(
    name: str, options: list[str], text: str
) -> None:
    heading = next(
        (line for line in REFERENCE.splitlines() if line.startswith(f"## `appealdesk {name}")), None
    )
    assert heading is not None
    assert re.search(r"[一-鿿]", text)
    assert re.search(r"[a-z]{4}", text)
    for option in set(options) - {"--help"}:
        assert option in heading


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_readme_names_the_two_commands_and_the_pictures_it_shows_exist(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "make demo" in text
    assert "make test" in text
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text)
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)
