"""Recomputed metrics beside their peers: same files, same counts, same row account. `python bench/measure/run.py [--orders N] [--rounds N]`.

Each engine runs in a process of its own, in turn, and the results must be equal to the row. Without arguments 100,000
and 1,000,000 orders, five rounds, about ten minutes; `--orders 5000000 --engines duckdb-1GB` is the one with a memory limit.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "src"), str(HERE)]
ENGINES = {
    "duckdb": ("engine_duckdb", ()),
    "duckdb-1GB": ("engine_duckdb", ("1GB",)),
    "polars": ("peer_polars", ()),
    "pandas-pyarrow": ("peer_pandas", ("pyarrow",)),
    "pandas-c": ("peer_pandas", ("c",)),
    "csv": ("peer_csv", ()),
}


def one(engine: str, folder: Path) -> dict[str, object]:
    """Run one engine here; CPU of all its threads, without imports and without handing the rows over."""
    import importlib

    from definitions import digest

    module, arguments = ENGINES[engine]
    made = importlib.import_module(module)
    cpu, wall = time.process_time(), time.perf_counter()
    held = made.compute(folder, *arguments)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    daily, culprits, accounts = made.rows(held)
    return {
        "cpu": cpu,
        "wall": wall,
        "peak": peak,
        "daily": digest(daily),
        "culprits": digest(culprits),
        "lines": len(daily),
        "found": len(culprits),
        "rows": sum(account[1] for account in accounts),
    }


def spawned(engine: str, folder: Path) -> dict[str, float]:
    command = [sys.executable, str(HERE / "run.py"), "--one", engine, str(folder)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env={**os.environ, "POLARS_MAX_THREADS": "2"}
    )
    if done.returncode:
        raise SystemExit(f"{engine}: {done.stderr[-2000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def compare(orders: int, engines: list[str], rounds: int, folder: Path) -> None:
    from exports import FILES

    # Made in a process of its own: a child inherits the peak of its parent, and these files take memory to write.
    subprocess.run([sys.executable, str(HERE / "run.py"), "--make", str(orders), str(folder)], check=True)
    files = [folder / str(orders) / f"{name}.txt" for name in FILES]
    print(
        f"\n# {orders:,} orders, {sum(path.stat().st_size for path in files) / 1e6:,.0f} MB in {len(files)} files, {rounds} rounds in turn"
    )
    runs: dict[str, list[dict[str, float]]] = {engine: [] for engine in engines}
    for _ in range(rounds):
        for engine in engines:
            runs[engine].append(spawned(engine, files[0].parent))
    base = statistics.median(run["cpu"] for run in runs[engines[0]])
    print(
        f"{'engine':16} {'cpu s':>8} {'wall s':>8} {'min wall':>8} {'peak MB':>8}  cpu of {engines[0]} / cpu of this"
    )
    for engine, made in runs.items():
        cpu, wall, peak = (statistics.median(run[name] for run in made) for name in ("cpu", "wall", "peak"))
        print(
            f"{engine:16} {cpu:8.2f} {wall:8.2f} {min(run['wall'] for run in made):8.2f} {peak:8.0f}  {base / cpu:.2f}"
        )
    results = {(run["daily"], run["culprits"], run["rows"]) for made in runs.values() for run in made}
    print("identical results and row accounts" if len(results) == 1 else f"RESULTS DIFFER: {results}")
    first = runs[engines[0]][0]
    print(
        f"rows {first['rows']:,} in = read; daily table {first['lines']:,} lines {first['daily']}, culprits {first['found']:,} {first['culprits']}"
    )


def interactive(orders: int, folder: Path) -> None:
    """Time what the screen asks: windows, trend and what-if, from daily table and culprits alone."""
    import exports
    from definitions import AS_OF, text

    from appealdesk.core.metrics.culprit import Contest, Culprits
    from appealdesk.core.metrics.daily import Daily, lines_of
    from appealdesk.core.metrics.what_if import without_orders
    from appealdesk.measure.engine import measure

    found = measure(exports.write(folder / str(orders), orders), as_of=AS_OF)
    rules = found.ruleset("lsr", "US")
    daily = Daily.of(lines_of(found.lines, "lsr", "US"))
    culprits = Culprits.of(found.culprits, "lsr", "US")
    asked = [one.order for one in culprits.held[-500:]]
    count = daily.window(AS_OF, 30)
    span = rules.span(AS_OF)
    print(f"\n# interactive, {orders:,} orders, from daily table and culprits")
    for name, work in (
        ("any window shift", lambda: daily.window(AS_OF, 60, 7)),
        ("trend of 90 points", lambda: daily.trend(AS_OF, 30)),
        (
            "what-if of 500 orders",
            lambda: without_orders(count, culprits, asked, span, counts_good=False, classes=tuple(Contest)),
        ),
    ):
        print(f"{name:24} {_best(work) * 1000:8.4f} ms")
    sums = sum_of_windows(found)
    print(f"\n{text()}\nsum over metrics, marketplaces and 90 end days: num {sums[0]:,}, den {sums[1]:,}")


def sum_of_windows(found) -> tuple[int, int]:
    from definitions import AS_OF, METRICS

    from appealdesk.core.metrics.daily import Daily, lines_of

    num = den = 0
    for metric, place in found.counted:
        if metric in METRICS:
            rules = found.ruleset(metric, place)
            for _, count in Daily.of(lines_of(found.lines, metric, place)).trend(
                AS_OF, rules.window_days, rules.lag_days
            ):
                num, den = num + count.num, den + count.den
    return num, den


def _best(work) -> float:
    times = []
    for _ in range(50):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--orders", type=int, action="append", help="may be repeated")
    parser.add_argument("--engines", default="", help=f"comma-separated, of {', '.join(ENGINES)}")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="a folder for the generated files")
    parser.add_argument("--make", nargs=2, help=argparse.SUPPRESS)
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.make:
        import exports

        exports.write(Path(chosen.make[1]) / chosen.make[0], int(chosen.make[0]))
        return
    if chosen.one:
        print(json.dumps(one(chosen.one[0], Path(chosen.one[1]))))
        return
    with tempfile.TemporaryDirectory(prefix="measure-") as made:
        folder = chosen.keep or Path(made)
        for orders in chosen.orders or [100_000, 1_000_000]:
            usual = (
                ["duckdb", "polars", "pandas-pyarrow", "pandas-c", "csv"]
                if orders <= 1_000_000
                else ["duckdb-1GB"]
            )
            compare(orders, chosen.engines.split(",") if chosen.engines else usual, chosen.rounds, folder)
        interactive(100_000, folder)


if __name__ == "__main__":
    main()
