"""A picture of a table comes as columns: names, then rates, then limits, each on a line of its own."""

from __future__ import annotations

import itertools

import pytest

from appealdesk.core.recognition.figures import find_figures, keyed

NAMES = {
    "en": {"Order Defect Rate": "odr", "Late Shipment Rate": "lsr", "Cancellation Rate": "cr"},
    "zh": {"订单缺陷率": "odr", "迟发率": "lsr", "取消率": "cr"},
    "de": {"Rate an Bestellmängeln": "odr", "Quote verspäteter Sendungen": "lsr", "Stornoquote": "cr"},
    "ja": {"注文不良率": "odr", "出荷遅延率": "lsr", "キャンセル率": "cr"},
}
HEADS = {
    "en": ("Your rate", "Target"),
    "zh": ("当前值", "目标值"),
    "de": ("Aktuell", "Ziel"),
    "ja": ("実績", "目標"),
}
OWN = ("1.8%", "6.2%", "3.1%")
LIMITS = ("1%", "4%", "2.5%")


@pytest.fixture
def figures(known, fold):
    def read(lines: list[str]) -> dict[str, tuple[str, str]]:
        found = keyed(find_figures(known.figures, fold("\n".join(lines))))
        return {key: (f"{one.value}%", f"{one.threshold}%") for key, one in found}

    return read


def wanted(names: list[str]) -> dict[str, tuple[str, str]]:
    return dict(zip(names, zip(OWN, LIMITS, strict=True), strict=False))


@pytest.mark.parametrize(("language", "size"), list(itertools.product(NAMES, (1, 2, 3))))
def test_columns_with_heads_go_together_line_by_line(figures, language: str, size: int) -> None:
    names = dict(itertools.islice(NAMES[language].items(), size))
    own, limit = HEADS[language]
    lines = [*names, own, *OWN[:size], limit, *LIMITS[:size]]
    assert figures(lines) == wanted(list(names.values()))


@pytest.mark.parametrize(("language", "size"), list(itertools.product(NAMES, (2, 3))))
def test_columns_without_heads_put_the_sellers_own_first(figures, language: str, size: int) -> None:
    names = dict(itertools.islice(NAMES[language].items(), size))
    assert figures([*names, *OWN[:size], *LIMITS[:size]]) == wanted(list(names.values()))


@pytest.mark.parametrize("language", NAMES)
def test_a_column_headed_as_limit_may_come_first(figures, language: str) -> None:
    own, limit = HEADS[language]
    lines = [*NAMES[language], limit, *LIMITS, own, *OWN]
    assert figures(lines) == wanted(list(NAMES[language].values()))


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("language", NAMES)
def test_rows_cut_into_lines_share_the_head_above_them(figures, language: str, turned: bool) -> None:
    order = slice(None, None, -1 if turned else 1)
    lines = list(HEADS[language][order])
    for name, own, limit in zip(NAMES[language], OWN, LIMITS, strict=True):
        lines += [name, *(own, limit)[order]]
    assert figures(lines) == wanted(list(NAMES[language].values()))


def test_columns_of_unequal_length_are_left_alone(known, fold) -> None:
    text = "Order Defect Rate\nLate Shipment Rate\nCancellation Rate\n1.8%\n6.2%\nYour account is at risk."
    found = keyed(find_figures(known.figures, fold(text)))
    assert not {key for key, _ in found} & {"odr", "lsr"}
