"""One reading process: asks one draft after another for some seconds, then says how many and how many failed."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "originality"))

from engines import Ours
from letter_corpus import drafts_of, paragraphs_of

if __name__ == "__main__":
    place, seconds = Path(sys.argv[1]), float(sys.argv[2])
    drafts = [[planted.text for planted in part] for _, part in drafts_of(paragraphs_of(2000), 20)]
    ours, asked, errors = Ours(place), 0, 0
    ours.answer(drafts[0])
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            ours.answer(drafts[asked % len(drafts)])
        except Exception:  # noqa: BLE001 - whatever reaches a caller is counted
            errors += 1
        asked += 1
    print(json.dumps({"asked": asked, "errors": errors}))
