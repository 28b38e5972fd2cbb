"""The names of the months (月份名称) in the languages that spell them out, and which month a name stands for."""

from __future__ import annotations

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]  # fmt: skip
GERMAN_MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]  # fmt: skip
FRENCH_MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]  # fmt: skip
SPANISH_MONTHS = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]  # fmt: skip
ITALIAN_MONTHS = ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"]  # fmt: skip
LOWER_CASE_MONTHS = (*FRENCH_MONTHS, *SPANISH_MONTHS, *ITALIAN_MONTHS)
ALL_MONTHS = tuple(dict.fromkeys([*MONTHS, *GERMAN_MONTHS, *LOWER_CASE_MONTHS]))
_NUMBERS = {
    name.lower(): number
    for names in (MONTHS, GERMAN_MONTHS, FRENCH_MONTHS, SPANISH_MONTHS, ITALIAN_MONTHS)
    for number, name in enumerate(names, 1)
}
# An English name may be cut to three letters; juin and juillet could not.
_CUT = {name.lower()[:3]: number for number, name in enumerate(MONTHS, 1)}


def month_number(name: str) -> int:
    """Return 1 to 12 for a name in any of the languages, whole or an English one cut short. Raises `KeyError`."""
    low = name.lower()
    return _NUMBERS[low] if low in _NUMBERS else _CUT[low[:3]]
