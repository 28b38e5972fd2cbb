"""How fast a notice is read in a warm process, how long the packs take to load, and how a hostile text fares.

Readings are told in processor time, so that a busy machine does not spoil them.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tests" / "reading"))

from folders import samples
from score import case_of

HOSTILE = ("a", " ", "9", "-", "1" * 17 + " ", "within 3 days ", "% ", "订单", "(", "appeal by 1.1.", "0-")


def main() -> None:
    started = time.perf_counter()
    from appealdesk.readers import recognition

    recognition.knowledge()
    print(f"packs loaded, imports included   {1000 * (time.perf_counter() - started):8.1f} ms")
    from appealdesk.road.reading import read_case, reading_json

    cases = [case_of(sample) for sample in samples()]
    for case in cases:
        reading_json(case, read_case(case))
    times = []
    for case in cases * 4:
        started = time.process_time()
        reading_json(case, read_case(case))
        times.append(1000 * (time.process_time() - started))
    print(f"one notice, warm: median         {statistics.median(times):8.1f} ms")
    print(f"one notice, warm: slowest        {max(times):8.1f} ms")
    for piece in HOSTILE:
        text = (piece * (1_000_000 // len(piece)))[:1_000_000]
        case = case_of(
            {
                "id": "x",
                "pasted_at": "2026-11-20",
                "notice_text": text,
                "seller_story": "",
                "materials_present": [],
            }
        )
        started = time.process_time()
        read_case(case)
        print(f"1 MB of {piece[:14]!r:18}       {time.process_time() - started:8.2f} s")


if __name__ == "__main__":
    main()
