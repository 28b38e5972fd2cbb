"""Write the files of the sample cases (生成样例材料) that are not written by hand.

    python samples/make.py            write samples/cases/*/exhibits/*
    python samples/make.py --check    say which committed files differ, write nothing

Notices, stories and `case.yaml` are written by hand. Everything here is computed from the facts in `facts/`, so
that an order, its tracking, its papers and its screenshots tell the same minute.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from making import (
    adult_product,
    late_shipment,
    leaking_lids,
    linked_account,
    miscounted_tracking,
    misjudged_tool,
    not_received,
)
from PIL import Image

CASES = Path(__file__).parent / "cases"
MAKERS = (
    late_shipment,
    not_received,
    miscounted_tracking,
    leaking_lids,
    misjudged_tool,
    linked_account,
    adult_product,
)


def wanted() -> dict[Path, bytes]:
    """Return every file that is made, by path."""
    return {
        CASES / maker.FOLDER / "exhibits" / name: content
        for maker in MAKERS
        for name, content in maker.files().items()
    }


def same(path: Path, content: bytes) -> bool:
    """Whether the committed file says the same: bytes, or pixels for a picture."""
    if not path.is_file():
        return False
    if path.suffix == ".png":
        with Image.open(path) as old, Image.open(io.BytesIO(content)) as new:
            return old.convert("RGB").tobytes() == new.convert("RGB").tobytes()
    return path.read_bytes() == content


def main(arguments: list[str]) -> int:
    """Write or check; return 1 where a committed file differs."""
    made = wanted()
    different = [path for path, content in made.items() if not same(path, content)]
    for path in different:
        print(path.relative_to(CASES))
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made[path])
    print(f"{len(made)} files, {len(different)} different")
    return int("--check" in arguments and bool(different))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
