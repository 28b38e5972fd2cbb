"""Tracking numbers (追踪号) that pass their check digit and belong to nobody.

Account parts are those that carriers print in their own manuals (`999AA1` at UPS, a mailer id of zeros at
USPS), so that no number can name a real package.
"""

from __future__ import annotations


def ups(service: str, serial: str) -> str:
    """Return `1Z` + shipper 999AA1 + 2 digits of service + 7 digits + check digit."""
    body = f"999AA1{service}{serial}"
    values = [int(sign) if sign.isdigit() else (ord(sign) - 63) % 10 for sign in body]
    total = sum(values[0::2]) + 2 * sum(values[1::2])
    return f"1Z{body}{-total % 10}"


def usps(serial: str, service: str = "94001") -> str:
    """Return the 22 digits of a USPS label: service, nine zeros for the mailer, 7 digits, check digit."""
    body = f"{service}000000000{serial}"
    return f"{body}{_gs1(body)}"


def dhl_paket(serial: str) -> str:
    """Return a 20-digit shipping unit (NVE): `00`, 17 digits, GS1 check digit. The zeros belong to the number."""
    body = f"340434{serial}"
    return f"00{body}{_gs1(body)}"


def s10(service: str, serial: str, country: str) -> str:
    """Return a postal number after UPU S10: two letters, 8 digits, check digit, country."""
    total = sum(int(sign) * weight for sign, weight in zip(serial, (8, 6, 4, 2, 3, 5, 9, 7), strict=True))
    check = {10: 0, 11: 5}.get(11 - total % 11, 11 - total % 11)
    return f"{service}{serial}{check}{country}"


def _gs1(body: str) -> int:
    weighted = (int(sign) * (3 if place % 2 == 0 else 1) for place, sign in enumerate(reversed(body)))
    return -sum(weighted) % 10
