"""Where the sample cases lie (示例案件): inside an installed package, else in the repository."""

from __future__ import annotations

from pathlib import Path

from appealdesk.core.errors import BadInputError, Fault


def samples() -> Path:
    """Return the folder of sample cases. Raises `BadInputError` where there is none."""
    package = Path(__file__).resolve().parents[1]
    for place in (package / "samples", package.parents[1] / "samples" / "cases"):
        if place.is_dir():
            return place
    raise BadInputError(
        [Fault("demo", "The sample cases were not found.", "Run it from a clone of the repository.")]
    )
