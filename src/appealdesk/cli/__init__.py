"""The command line (命令行): thin; every command calls the road or the press."""

from __future__ import annotations


def main() -> int:
    """Run the command line and return its exit code (0 made, 1 fault found, 2 bad input, 3 refused, 4 needs answers)."""
    import gc

    from appealdesk.cli.app import run  # keeps `import appealdesk.cli` free of typer

    gc.set_threshold(100_000, 50)  # a command is short: collecting every 700 objects cost a tenth of it
    return run()
