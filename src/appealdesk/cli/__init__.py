"""The command line (命令行): thin; every command calls the road or the press."""

from __future__ import annotations


def main() -> int:
    """Run the command line and return its exit code (0 made, 1 fault found, 2 bad input, 3 refused, 4 needs answers)."""
    from appealdesk.cli.app import run  # keeps `import appealdesk.cli` free of typer

    return run()
