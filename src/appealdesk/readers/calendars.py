"""Working calendars (工作日历) of countries, from the `holidays` package: weekends, public holidays, make-up days.

The package computes what is not decreed yet. A year of China without make-up days, or one whose feast days are still
estimates, is not published: the calendar ends before it, and a deadline beyond says that it is provisional.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from appealdesk.core.calendar import WorkingCalendar
from appealdesk.core.errors import AppealDeskError
from appealdesk.core.wording import Wording

SWAPPING = frozenset({"CN"})
ESTIMATE = "(estimated)"


class UnknownCountryError(AppealDeskError):
    """A country without a calendar."""

    code = "unknown_country"


@cache
def working_calendar(country: str, first: int, last: int) -> WorkingCalendar:
    """Return a country's national calendar for the years from `first` to `last`; `country` is a marketplace's code.

    Holidays of single states and regions are left out. Raises `UnknownCountryError`.
    """
    years = [_year(country, year) for year in range(first, last + 1)]
    published = first - 1
    for year in years:
        if not _published(country, year):
            break
        published += 1
    return WorkingCalendar(
        code=country,
        name=Wording.of(en=f"working days of {country}", zh=f"{country} 工作日"),
        weekend=frozenset(years[0].weekend),
        holidays=frozenset(day for year in years for day in year),
        workdays=frozenset(day for year in years for day in _swaps(year)),
        known_until=published,
    )


def _year(country: str, year: int) -> Any:
    import holidays

    try:
        return holidays.country_holidays(country, years=[year], language="en_US", expand=False)
    except NotImplementedError as error:
        raise UnknownCountryError(
            f"There is no calendar of public holidays for “{country}”.", "Use the marketplace's weekdays."
        ) from error


def _swaps(year: Any) -> list[date]:
    decreed = set(year.years)
    return [day for day in getattr(year, "weekend_workdays", ()) if day.year in decreed]


def _published(country: str, year: Any) -> bool:
    if country in SWAPPING and not _swaps(year):
        return False
    return not any(ESTIMATE in name for name in year.values())
