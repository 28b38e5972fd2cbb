"""The rules of one platform (规则集): which rule holds for a marketplace, a kind of seller and a day.

Rules never inherit and never overlap, so the answer is one rule or an error, never a choice made in silence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from appealdesk.core.errors import AppealDeskError, UnknownRuleError
from appealdesk.core.marketplace import Marketplace
from appealdesk.core.policy import Dated, History, Source, Threshold, Window

ANY = "any"


class ClashingRulesError(AppealDeskError):
    """Two rules speak of one subject, for the same marketplace and sellers, on the same day."""

    code = "clashing_rules"


@dataclass(frozen=True, slots=True)
class Pin:
    """What a case was opened under (规则快照): the digest of the packs, and of every rule in them."""

    digest: str
    rules: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A rule file that is `added`, `changed` or `removed` since a pin."""

    file: str
    what: str


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of one platform, with its marketplaces and sources. Build it with `of`."""

    platform: str
    digest: str
    histories: tuple[History[Any], ...]
    marketplaces: tuple[Marketplace, ...] = ()
    sources: tuple[Source, ...] = ()

    @classmethod
    def of(
        cls,
        platform: str,
        digest: str,
        histories: Iterable[History[Any]],
        marketplaces: Iterable[Marketplace] = (),
        sources: Iterable[Source] = (),
    ) -> Rules:
        """Build the set. Raises `ClashingRulesError` where two rules would answer one question."""
        held = tuple(histories)
        for one, other, marketplace in clashes(held):
            raise ClashingRulesError(
                f"{one.file or one.rule} and {other.file or other.rule} both speak of {one.subject} for "
                f"{marketplace} on one day.",
                "Give them other marketplaces, sellers or days, or make them one rule.",
            )
        return cls(platform, digest, held, tuple(marketplaces), tuple(sources))

    def find(self, rule: str, marketplace: str, sellers: str = ANY) -> History[Any]:
        """Return the rule of that id for a marketplace and a kind of seller.

        Raises `UnknownRuleError` with what there is instead: other ids, marketplaces or kinds of seller.
        """
        named = [history for history in self.histories if history.rule == rule]
        here = [history for history in named if marketplace in history.marketplaces]
        fitting = [history for history in here if sellers in history.sellers or ANY in history.sellers]
        if len(fitting) == 1:
            return fitting[0]
        raise self._unknown(rule, marketplace, sellers, named, here)

    def windows(
        self, marketplace: str, issue_type: str, day: date, sellers: str = ANY
    ) -> tuple[Dated[Window], ...]:
        """Return the windows in force that day for an issue type; not yet in force and retired ones stay out.

        Asked for “any” seller, the kind is not known: the windows of every kind are answered, better one too many, under
        its name, than one kept back.
        """
        held = self._in_force("window", marketplace, day, None if sellers == ANY else sellers)
        return tuple(history.on(day) for history in held if issue_type in history.issue_types)

    def thresholds(
        self, marketplace: str, metric: str, day: date, sellers: str = ANY
    ) -> tuple[Dated[Threshold], ...]:
        """Return the thresholds in force that day for a metric; for “any” seller only what holds for all kinds."""
        held = self._in_force("threshold", marketplace, day, sellers)
        return tuple(history.on(day) for history in held if history.metric == metric)

    def of_kind(self, kind: str, marketplace: str, day: date, sellers: str = ANY) -> tuple[Dated[Any], ...]:
        """Return everything of one kind in force that day at a marketplace."""
        return tuple(history.on(day) for history in self._in_force(kind, marketplace, day, sellers))

    def marketplace(self, code: str) -> Marketplace:
        """Return a marketplace. Raises `UnknownRuleError` with the codes there are."""
        for marketplace in self.marketplaces:
            if marketplace.code == code:
                return marketplace
        known = ", ".join(marketplace.code for marketplace in self.marketplaces)
        raise UnknownRuleError(f"{self.platform} has no marketplace {code}.", f"Known: {known}.")

    def place(self, code: str | None) -> Marketplace | None:
        """Return where windows are counted; None where that is not known.

        Where no marketplace is told, any will do if one clock serves all, as on AliExpress.
        """
        if code is None:
            zones = {marketplace.zone for marketplace in self.marketplaces}
            return self.marketplaces[0] if len(zones) == 1 else None
        return next((marketplace for marketplace in self.marketplaces if marketplace.code == code), None)

    def pin(self) -> Pin:
        """Return what a case keeps, to be asked later what has changed since."""
        return Pin(self.digest, tuple((history.file, history.digest) for history in self.histories))

    def changed_since(self, pin: Pin) -> tuple[Change, ...]:
        """Return the rule files that differ from those a case was opened under, by file name."""
        before, now = dict(pin.rules), dict(self.pin().rules)
        changes = [Change(file, "removed") for file in before.keys() - now.keys()]
        changes += [Change(file, "added") for file in now.keys() - before.keys()]
        changes += [
            Change(file, "changed") for file in before.keys() & now.keys() if before[file] != now[file]
        ]
        return tuple(sorted(changes, key=lambda change: change.file))

    def _in_force(
        self, kind: str, marketplace: str, day: date, sellers: str | None
    ) -> Iterator[History[Any]]:
        for history in self.histories:
            fits = sellers is None or sellers in history.sellers or ANY in history.sellers
            if (
                history.kind == kind
                and marketplace in history.marketplaces
                and fits
                and history.holds_on(day)
            ):
                yield history

    def _unknown(
        self,
        rule: str,
        marketplace: str,
        sellers: str,
        named: list[History[Any]],
        here: list[History[Any]],
    ) -> UnknownRuleError:
        if not named:
            ids = sorted({history.rule for history in self.histories})
            return UnknownRuleError(f"There is no rule {rule}.", f"Known: {', '.join(ids)}.")
        if not here:
            places = sorted(code for history in named for code in history.marketplaces)
            return UnknownRuleError(
                f"{rule} has no value for {marketplace}.", f"It holds for {', '.join(places)}."
            )
        kinds = sorted(kind for history in here for kind in history.sellers)
        return UnknownRuleError(
            f"{rule} in {marketplace} depends on the kind of seller, and “{sellers}” names none of them.",
            f"Ask for one of: {', '.join(kinds)}.",
        )


def clashes(histories: Iterable[History[Any]]) -> Iterator[tuple[History[Any], History[Any], str]]:
    """Find pairs of rules on one subject whose marketplaces, sellers and days overlap, with a marketplace they share."""
    by_place: defaultdict[tuple[str, str], list[History[Any]]] = defaultdict(list)
    for history in histories:
        for marketplace in sorted(history.marketplaces):
            neighbours = by_place[history.subject or f"{history.kind}:{history.rule}", marketplace]
            for other in neighbours:
                if _same_sellers(history, other) and (
                    history.rule == other.rule or _same_days(history, other)
                ):
                    yield other, history, marketplace
            neighbours.append(history)


def _same_sellers(one: History[Any], other: History[Any]) -> bool:
    return ANY in one.sellers | other.sellers or bool(one.sellers & other.sellers)


def _same_days(one: History[Any], other: History[Any]) -> bool:
    first, second = sorted((one, other), key=lambda history: history.values[0].since)
    return first.retired_on is None or first.retired_on > second.values[0].since
