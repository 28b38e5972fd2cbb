"""The desk under the browser tests: `serve_desk.py PORT LINKS SAMPLES` serves until told to stop and writes the links."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from appealdesk.desk import running

STAFF = (
    ("lin", "specialist", "林悦"),
    ("qin", "specialist", "秦岭"),
    ("zhou", "reviewer", "周澄"),
    ("he", "operator", "何岚"),
    ("tan", "auditor", "谭静"),
)


def links(*, samples: bool) -> dict[str, str]:
    from appealdesk.desk.people import services

    told = {}
    if samples:
        from appealdesk.desk import demo

        told = {one.en: one.address for one in demo.load()}
    return told | {username: services.staff(username, role, name) for username, role, name in STAFF}


def main(port: str, told: str, samples: str) -> int:
    running.set_up()
    ready = json.dumps(links(samples=bool(samples)))

    def answer() -> None:
        aside = Path(f"{told}.part")
        aside.write_text(ready, "utf-8")
        aside.rename(told)

    return running.serve("127.0.0.1", int(port), ready=answer)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:4]))
