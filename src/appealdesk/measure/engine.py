"""Exports in, measured metrics out (绩效复算主流程): read, merge, judge; what cannot be computed is said, not guessed."""

# ruff: noqa: S608 - every name in the SQL is one of our own; what a person chose is bound or quoted

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from appealdesk.core.errors import AppealDeskError, BadInputError, Fault
from appealdesk.core.metrics.culprit import Culprit
from appealdesk.core.metrics.daily import Line
from appealdesk.core.metrics.figures import Figure
from appealdesk.core.metrics.metric import METRICS
from appealdesk.core.metrics.ruleset import Ruleset
from appealdesk.measure import gaps, judging, resolve, rulesets
from appealdesk.measure.formats import Format, mapped
from appealdesk.measure.opening import Opened, opened
from appealdesk.measure.reads import Read, Tally
from appealdesk.measure.rows import Zones
from appealdesk.measure.store import Store, read_of

SAMPLE = 10_000
Progress = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Measured:
    """All that a set of exports says. `lines` is the daily table, `culprits` the orders behind it, `figures` the dashboards.

    `as_of` is the day that windows look back from; `remarks` tell what could not be computed, and why.
    """

    platform: str
    as_of: date
    lines: tuple[Line, ...]
    culprits: tuple[Culprit, ...]
    rulesets: tuple[Ruleset, ...]
    reads: tuple[Read, ...]
    figures: tuple[Figure, ...]
    remarks: tuple[str, ...]

    def ruleset(self, metric: str, marketplace: str) -> Ruleset:
        """Return the version that a metric was counted under."""
        return next(one for one in self.rulesets if (one.metric, one.marketplace) == (metric, marketplace))

    @property
    def counted(self) -> tuple[tuple[str, str], ...]:
        """Return the metrics with their marketplaces that have lines, in the order of the metrics."""
        order = {code: number for number, code in enumerate(METRICS)}
        found = {(line.metric, line.marketplace) for line in self.lines}
        return tuple(sorted(found, key=lambda one: (one[1], order[one[0]])))


def measure(
    paths: Sequence[Path],
    *,
    platform: str | None = None,
    marketplace: str | None = None,
    as_of: date | None = None,
    mapping: Path | None = None,
    sellers: str | None = None,
    memory: str = "",
    progress: Progress = lambda _zh, _en: None,
) -> Measured:
    """Measure what the exports of one platform hold. Without `as_of`, windows look back from the newest order.

    `sellers` is the kind of seller whose rules are taken (local, cross_border, semi_managed, fully_managed).

    Raises `BadInputError` with every file that cannot be read, `ExportError` where nothing can be counted.
    """
    with session(
        paths,
        platform=platform,
        marketplace=marketplace,
        mapping=mapping,
        sellers=sellers,
        memory=memory,
        progress=progress,
    ) as one:
        return one.measured(as_of)


@contextmanager
def session(
    paths: Sequence[Path],
    *,
    platform: str | None = None,
    marketplace: str | None = None,
    mapping: Path | None = None,
    sellers: str | None = None,
    memory: str = "",
    progress: Progress = lambda _zh, _en: None,
) -> Iterator[Session]:
    """Read exports and keep their facts open, for calibration and counter-evidence beside the count."""
    if sellers is not None and sellers not in rulesets.KINDS:
        known = ", ".join(sorted(rulesets.KINDS))
        what = f"“{sellers}”不是卖家类型。“{sellers}” is no kind of seller."
        raise BadInputError([Fault("--sellers", what, f"可用 Known: {known}.")])
    form = mapped(mapping) if mapping else None
    with tempfile.TemporaryDirectory(prefix="appealdesk-") as folder:
        scratch = Path(folder)
        found, closed = _open(paths, scratch, form)
        platform = platform or _platform(found)
        here = rulesets.places(platform)
        place = _place(marketplace, platform, here)
        zones = Zones(
            here.zones.get(place or "", "UTC"), {word: here.zones[code] for word, code in here.words.items()}
        )
        store = Store(scratch, here.words, zones, memory)
        try:
            reads = list(closed)
            for one in found:
                progress(f"读取 {one.name}", f"reading {one.name}")
                reads.append(_load(store, one))
            progress("归并订单", "merging orders")
            resolve.resolve(store.con, place)
            judging.prepare(store.con, here.zones)
            yield Session(
                store,
                platform,
                place,
                tuple(reads),
                tuple(f for one in found for f in one.figures),
                tuple(store.unknown),
                progress,
                sellers,
            )
        finally:
            store.con.close()


@dataclass(frozen=True, slots=True)
class Session:
    """Exports that have been read. `measured` counts them; `store` holds the facts."""

    store: Store
    platform: str
    marketplace: str | None
    reads: tuple[Read, ...]
    figures: tuple[Figure, ...]
    remarks: tuple[str, ...]
    progress: Progress
    sellers: str | None = None

    def newest(self) -> date | None:
        """Return the newest day in the facts: of an order, else of a promise kept, else of a message."""
        for asked in (
            # The day where the newest order was placed, not the newest day anywhere: Sydney is ahead of Seattle.
            "SELECT coalesce(arg_max(local_day(marketplace, bought), bought), max(bought_day)) FROM orders",
            "SELECT arg_max(local_day(marketplace, confirmed), confirmed) FROM packages",
            "SELECT max(coalesce(confirmed_day, ship_by_day, local_day(marketplace, ship_by))) FROM packages",
            "SELECT arg_max(local_day(marketplace, happened), happened) FROM messages",
        ):
            row = self.store.con.execute(asked).fetchone()
            if row and row[0] is not None:
                return row[0]  # type: ignore[no-any-return]
        return max((one.last for one in self.figures if one.last), default=None)

    def measured(self, as_of: date | None = None) -> Measured:
        """Count every metric that the facts allow, and return daily table and culprits."""
        day, known, remarks = self.count(as_of)
        con = self.store.con
        return Measured(
            self.platform,
            day,
            judging.lines(con),
            judging.culprits(con),
            known,
            self.reads,
            self.figures,
            remarks,
        )

    def count(self, as_of: date | None = None) -> tuple[date, tuple[Ruleset, ...], tuple[str, ...]]:
        """Count into the tables daily and culprit of the store. Returns day, rulesets and remarks."""
        day = as_of or self.newest()
        if day is None:
            raise BadInputError(
                [
                    Fault(
                        "",
                        "文件没有可作为截止日的日期。The files hold no day to count from.",
                        "请给出 --as-of 或订单导出。Give --as-of, or hand in orders.",
                    )
                ]
            )
        con = self.store.con
        judging.parcel_rules(con, rulesets.parcel_rules(self.platform, day))
        held = self._held()
        known = tuple(
            one
            for one in rulesets.rulesets(self.platform, day, self.sellers)
            if self.marketplace in {None, one.marketplace}
        )
        judging.begin(con, self.platform)
        remarks = [*self.remarks, *gaps.unplaced(con, self.store.none_of), *gaps.unruled(con, known)]
        for metric in METRICS:
            rules = [one for one in known if one.metric == metric]
            missing = [fact for fact in METRICS[metric].needs if fact not in held]
            if rules and missing:
                remarks.append(
                    f"{metric} 缺少 {'、'.join(missing)}，没有文件提供。{metric} needs {' and '.join(missing)}; no file holds them."
                )
            elif rules:
                self.progress(f"计算 {METRICS[metric].name.say('zh')}", f"counting {metric}")
                remarks += self._judge(metric, rules, day)
        remarks += gaps.mistyped(con)
        con.execute("DROP TABLE IF EXISTS judged")
        return day, known, tuple(remarks)

    def _judge(self, metric: str, rules: Sequence[Ruleset], day: date) -> Iterator[str]:
        con = self.store.con
        formula = METRICS[metric].formula
        few = formula == "late_dispatch" and self._few_parcels()
        if told := gaps.without_moment(con, formula, rules):
            yield told.format(metric=metric)
            return
        if few:
            yield (
                f"包裹远少于订单，应为问题清单；{metric} 以订单为分母、按下单日期计算。"
                f"The parcels are few of the orders, a list of defects; {metric} is counted out of the orders, by order date."
            )
        for anchor in sorted({one.anchor for one in rules}):
            undated = judging.judge(con, [one for one in rules if one.anchor == anchor], day, of_orders=few)
            if undated:
                yield (
                    f"{metric} 中有 {undated} 项没有归属日期，不计入任何一天。"
                    f"{undated} of {metric} have no {anchor.replace('_', ' ')}, so they fall on no day."
                )
            if not few and METRICS[metric].needs == ("packages",) and judging.lists_defects_only(con):
                con.execute("DELETE FROM daily WHERE metric = ?", [metric])
                yield (
                    f"{metric} 的包裹全是问题件：文件只列问题件，无法据此计算比率。"
                    f"Every parcel is a defect of {metric}: the file lists defects only, so no rate can be counted from it."
                )

    def _few_parcels(self) -> bool:
        """Whether the parcels cover less than half of the orders that the seller shipped."""
        # Of many orders a sixteenth tells, unless it is close.
        for part in ("hash(order_id) % 16 = 0", "true"):
            row = self.store.con.execute(
                f"SELECT count(*), count(p.order_id) FROM (SELECT order_id FROM orders WHERE fulfilment = 'seller' AND status = 'shipped' AND {part}) o "
                f"LEFT JOIN (SELECT DISTINCT order_id FROM packages WHERE {part}) p USING (order_id)"
            ).fetchone()
            shipped, covered = row or (0, 0)
            if shipped >= SAMPLE and abs(covered * 2 - shipped) * 5 > shipped:
                break
        return bool(covered * 2 < shipped)

    def _held(self) -> set[str]:
        con = self.store.con
        facts = {
            **{fact: fact for fact in ("orders", "packages", "cancels", "messages")},
            "defects": "defects WHERE kind NOT IN ('invoice_missing', 'invoice_late', 'none', '?')",
            "invoices": "defects WHERE kind IN ('invoice_missing', 'invoice_late')",
        }
        found = {
            fact for fact, rows in facts.items() if con.execute(f"SELECT 1 FROM {rows} LIMIT 1").fetchone()
        }
        return found | (self.store.none_of & {"cancels", "defects"})


def _open(paths: Sequence[Path], scratch: Path, form: Format | None) -> tuple[list[Opened], list[Read]]:
    """Open every file. One that cannot be read is told with the rest; only where none can, nothing is measured."""
    found: list[Opened] = []
    closed: list[Read] = []
    for path in paths:
        try:
            found += opened(path, scratch, form)
        except BadInputError as error:
            closed.append(Read(path.name, "unread", "", True, 0, 0, 0, error.faults))
        except AppealDeskError as error:
            closed.append(
                Read(path.name, "unread", "", True, 0, 0, 0, (Fault(path.name, error.what, error.remedy),))
            )
    if not found:
        raise BadInputError(
            [fault for one in closed for fault in one.faults]
            or [Fault("", "没有给出文件。No file was given.", "")]
        )
    return found, closed


def _platform(found: Sequence[Opened]) -> str:
    named = sorted({one.platform for one in found if one.platform})
    if len(named) == 1:
        return named[0]
    if not named:
        what = "文件没有表明所属平台。The files do not tell their platform."
        raise BadInputError([Fault("", what, "请给出 Give --platform.")])
    raise BadInputError(
        [
            Fault(
                "",
                f"文件属于 {'、'.join(named)}。The files are of {', '.join(named)}.",
                "请一次只复算一个平台。Measure one platform at a time.",
            )
        ]
    )


def _place(marketplace: str | None, platform: str, here: rulesets.Places) -> str | None:
    if marketplace is None:
        return next(iter(here.zones)) if len(here.zones) == 1 else None
    code = here.words.get(marketplace.lower())
    if code is None:
        known = ", ".join(here.zones) or "none"
        raise BadInputError(
            [
                Fault(
                    "--marketplace",
                    f"{platform} 没有 {marketplace} 站点。{platform} has no {marketplace} here.",
                    f"可用 Known: {known}.",
                )
            ]
        )
    return code


def _load(store: Store, one: Opened) -> Read:
    if one.table is not None:
        return store.load(one.table)
    tally = Tally()
    for part in one.parts:
        store.load_rows(part.rows(tally), part.form, tally, part.headers)
    return read_of(one.name, one.parts[0].form if one.parts else one.form, tally)
