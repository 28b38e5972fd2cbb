"""What a run says at its end: pages that nobody walked through are not passed over in silence."""

from __future__ import annotations

LOUD = "NO CHROMIUM"


def pytest_terminal_summary(terminalreporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = {str(report.longrepr[2]) for report in skipped if isinstance(report.longrepr, tuple)}
    for reason in sorted(reason for reason in reasons if LOUD in reason):
        terminalreporter.section("the browser tests were skipped", sep="!", red=True, bold=True)
        terminalreporter.write_line(reason, red=True, bold=True)
