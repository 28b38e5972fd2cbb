"""A marketplace (站点): where it lies in time, money and language, and by what marks a text gives it away."""

from __future__ import annotations

from dataclasses import dataclass

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
