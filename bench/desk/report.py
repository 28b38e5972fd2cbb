"""The figures as tables that the documentation may quote."""

from __future__ import annotations

import os
import platform
import sqlite3

# Milliseconds of server time at the 95th of a hundred requests.
GOALS = {
    "board": 50,
    "case page": 60,
    "search, a word": 80,
    "search, a two-character Chinese word": 80,
    "search, an order id": 80,
    "search, the beginning of a case code": 80,
}
# What was measured of django-helpdesk elsewhere: for readers of a run in which it could not be set up.
STATED = {"list": 390, "ticket": 71, "word": 310, "chinese": 310, "order": 550}
PAIRS = {
    "list": "board",
    "ticket": "case page",
    "word": "search, a word",
    "chinese": "search, a two-character Chinese word",
    "order": "search, an order id",
}
NAMES = {
    "list": "its list data, 25 tickets",
    "ticket": "a ticket with 20 follow-ups",
    "word": "a search for a word",
    "chinese": "for a two-character Chinese word",
    "order": "for an order id",
}


def machine():
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"{os.cpu_count()} cores shared with other work, load {load}; Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"


def goal_of(page):
    return next(
        (
            goal
            for name, goal in GOALS.items()
            if page == name or (name == "board" and page.startswith("board"))
        ),
        None,
    )


def write(found):
    """Print everything; return 1 where a chain does not hold."""
    print(f"{found['machine']}\n")
    for name, one in found["databases"].items():
        print(
            f"{name}: {one['cases']:,} cases, {one['live']:,} of them live, {one['lines']:,} ledger lines, {one['mb']:,} MB, filled in {one['filled_s']:.0f} s"
        )
    _pages(found["databases"])
    for name, one in found["databases"].items():
        if "writers" in one:
            _writers(name, one)
    _peers(found)
    return (
        0 if all(one.get("verified", {"sound": True})["sound"] for one in found["databases"].values()) else 1
    )


def _pages(databases):
    print(
        "\n| page | goal p95 | "
        + " | ".join(f"{name}: median, p95 (CPU alone) ms | queries" for name in databases)
        + " |"
    )
    print("|---|---|" + "---|---|" * len(databases))
    missed = []
    for page in next(iter(databases.values()))["pages"]:
        goal, cells = goal_of(page), []
        for name, one in databases.items():
            told = one["pages"][page]
            cells += [
                f"{told['median']:.1f}, {told['p95']:.1f} ({told['cpu']:.1f}, {told['cpu_p95']:.1f})",
                str(told["queries"]),
            ]
            if goal and told["p95"] >= goal:
                missed.append(f"{page} on {name}: {told['p95']:.1f} ms, goal {goal}")
        print(f"| {page} | {goal or ''} | " + " | ".join(cells) + " |")
    print("\nEvery goal is met." if not missed else "\nMISSED: " + "; ".join(missed))


def _writers(name, one):
    told, walked = one["writers"], one["verified"]
    print(
        f"{name}: 8 writers at once, {told['done']} changes, {told['per_second']} a second, {told['stale']} told that somebody was faster, "
        f"{told['errors']} errors; a change took {told['median_ms']} ms in the median, {told['p99_ms']} at the 99th of a hundred, the slowest {told['slowest_ms']}; {walked['lines']:,} lines checked in {walked['seconds']:.0f} s: "
        + ("every chain holds" if walked["sound"] else "A CHAIN IS BROKEN")
    )


def _peers(found):
    stated = "" if found["peer_ran"] else " (NOT RUN here: figures measured elsewhere)"
    print(
        f"\ndjango-helpdesk 2.6.1 with as many tickets{stated}: median of what it takes / of what the desk takes, and the ratio"
    )
    print("| django-helpdesk / desk | " + " | ".join(found["databases"]) + " |")
    print("|---|" + "---|" * len(found["databases"]))
    for peer, page in PAIRS.items():
        if any(page not in one["pages"] for one in found["databases"].values()):  # left out by --only
            continue
        cells = []
        for name, one in found["databases"].items():
            told = found["peers"].get(name, {}).get(peer, {"median": STATED[peer]})
            theirs, ours = told["median"], one["pages"][page]["median"]
            cell = f"{theirs:.0f} / {ours:.1f} ms = {theirs / ours:.0f}"
            if (
                name == "sqlite" and "cpu" in told
            ):  # both work in their own process; a server's share is not seen
                cell += f" (CPU alone: {told['cpu'] / one['pages'][page]['cpu']:.0f})"
            cells.append(cell)
        print(f"| {NAMES[peer]} / {page} | " + " | ".join(cells) + " |")
