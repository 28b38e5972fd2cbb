"""The form of a tracking number (运单号格式): pattern, check digit, and what must exist. A right form proves no shipment."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

LETTER_SHIFT = 3  # in the check digits that take letters, A is worth 2 and so on round the ten


@dataclass(frozen=True, slots=True)
class Pattern:
    """One form of one courier. `checksum` names the arithmetic with its numbers; None where the form has no check digit.

    `prepend` puts digits before a serial that matches an expression; `exists` lists what a group may be.
    """

    courier: str
    name: str
    regex: re.Pattern[str]
    checksum: Mapping[str, object] | None = None
    prepend: tuple[re.Pattern[str], str] | None = None
    exists: tuple[tuple[str, frozenset[str], tuple[re.Pattern[str], ...]], ...] = ()

    def has_form(self, number: str) -> bool:
        """Whether the number looks like one of these."""
        return self.regex.fullmatch(number) is not None

    def valid(self, number: str) -> bool:
        """Whether the number has the form, its check digit is right, and what must exist does."""
        found = self.regex.fullmatch(number)
        if found is None:
            return False
        groups = {
            name: re.sub(r"\s", "", text) for name, text in found.groupdict().items() if text is not None
        }
        there = all(
            _known(groups.get(name, ""), listed, expressions) for name, listed, expressions in self.exists
        )
        return there and self._checked(groups)

    def _checked(self, groups: Mapping[str, str]) -> bool:
        if self.checksum is None:
            return True
        serial = groups["SerialNumber"]
        if self.prepend and self.prepend[0].search(serial):
            serial = self.prepend[1] + serial
        return CHECKS[str(self.checksum["name"])](serial, int(groups["CheckDigit"]), self.checksum)


def wrong_check_digit(number: str, patterns: Sequence[Pattern]) -> bool:
    """Whether the number has the form of at least one courier, and is right for none of them.

    A number of a form that is not listed is not judged: there are more couriers than patterns.
    """
    fitting = [one for one in patterns if one.has_form(number)]
    return bool(fitting) and not any(one.valid(number) for one in fitting)


def _known(value: str, listed: frozenset[str], expressions: Sequence[re.Pattern[str]]) -> bool:
    return value in listed or any(one.fullmatch(value) for one in expressions)


def _digit(sign: str) -> int:
    return int(sign) if sign.isdigit() else (ord(sign) - LETTER_SHIFT) % 10


def _numbers(value: object) -> list[int]:
    return [int(str(one)) for one in value] if isinstance(value, (list, tuple)) else []


def _number(value: object, default: int = 1) -> int:
    return int(str(value)) if value is not None else default


def _s10(serial: str, check: int, rule: Mapping[str, object]) -> bool:
    total = sum(int(sign) * weight for sign, weight in zip(serial, _numbers(rule["weightings"]), strict=True))
    rest = total % _number(rule["modulo"])
    return check == {0: 5, 1: 0}.get(rest, _number(rule["modulo"]) - rest)


def _mod10(serial: str, check: int, rule: Mapping[str, object]) -> bool:
    signs = reversed(serial) if rule.get("reverse") else serial
    multipliers = (_number(rule.get("evens_multiplier")), _number(rule.get("odds_multiplier")))
    total = sum(_digit(sign) * multipliers[place % 2] for place, sign in enumerate(signs))
    return check == -total % 10


def _mod7(serial: str, check: int, rule: Mapping[str, object]) -> bool:
    return check == int(serial) % _number(rule.get("modulo"), 7)


def _luhn(serial: str, check: int, _rule: Mapping[str, object]) -> bool:
    doubled = [int(sign) * (2 - place % 2) for place, sign in enumerate(reversed(serial))]
    return check == -sum(one - 9 if one > 9 else one for one in doubled) % 10


def _weighted(serial: str, check: int, rule: Mapping[str, object]) -> bool:
    total = sum(
        int(sign) * weight for sign, weight in zip(serial, _numbers(rule["weightings"]), strict=False)
    )
    return check == total % _number(rule["modulo1"]) % _number(rule["modulo2"])


CHECKS: Mapping[str, Callable[[str, int, Mapping[str, object]], bool]] = {
    "s10": _s10,
    "mod10": _mod10,
    "mod7": _mod7,
    "luhn": _luhn,
    "sum_product_with_weightings_and_modulo": _weighted,
}
