"""One desk on one database, filled and measured; `run.py` starts it once a database and reads the JSON it prints."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "src"), str(Path(__file__).parent)]
os.environ["DJANGO_SETTINGS_MODULE"] = "appealdesk.desk.settings"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, required=True)
    parser.add_argument("--lines", type=int, required=True)
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--only", default="", help="measure only pages whose name holds this")
    chosen = parser.parse_args()
    import django

    django.setup()
    print(json.dumps(told(chosen), ensure_ascii=False))


def told(chosen):
    """Fill where nothing is there yet, measure, let many write, and check every chain."""
    import asking
    import filling
    import loading
    import writing
    from django.core.management import call_command
    from django.db import connection

    from appealdesk.desk.cases.models import Case
    from appealdesk.desk.ledger.models import LedgerLine

    began = time.perf_counter()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    people = (
        filling.people_of_the_office()
        if Case.objects.exists()
        else filling.fill(chosen.cases, chosen.lines, datetime.now(UTC))
    )
    found = {
        "vendor": connection.vendor,
        "filled_s": round(time.perf_counter() - began, 1),
        "cases": Case.objects.count(),
        "live": Case.objects.filter(live=1).count(),
        "lines": LedgerLine.objects.count(),
        "mb": loading.size() // 10**6,
        "pages": asking.ask(people, chosen.rounds, chosen.only),
    }
    if chosen.seconds:
        found["writers"] = writing.write_together(chosen.seconds)
        found["verified"] = asking.verified()
    return found


if __name__ == "__main__":
    main()
