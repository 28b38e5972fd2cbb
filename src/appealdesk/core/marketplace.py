"""A marketplace (站点): where it lies in time, money and language, and by what marks a text gives it away."""

from __future__ import annotations

from dataclasses import dataclass

from appealdesk.core.calendar import WEEKDAYS, WorkingCalendar
from appealdesk.core.wording import Wording


@dataclass(frozen=True, slots=True)
class Marketplace:
    """One marketplace of a platform. `zone` is an IANA name, `languages` the letter's first.

    `weekend` holds weekdays with Monday 0. `order_ids` are regular expressions that only this marketplace's orders
    match, empty where none is known; `basis` says what the facts rest on.
    """

    platform: str
    code: str
    name: Wording
    zone: str
    currency: str
    languages: tuple[str, ...]
    domains: tuple[str, ...]
    weekend: frozenset[int]
    order_ids: tuple[str, ...] = ()
    basis: str = ""

    @property
    def weekdays(self) -> WorkingCalendar:
        """The marketplace's working week without holidays: what its windows count by unless they say otherwise."""
        if self.weekend == WEEKDAYS.weekend:
            return WEEKDAYS
        return WorkingCalendar(
            f"weekdays_{self.code}",
            Wording.of(en=f"weekdays of {self.name.say('en')}", zh=f"{self.name.say('zh')}的工作周"),
            weekend=self.weekend,
        )
