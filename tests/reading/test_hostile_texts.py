"""No text may stop the desk: reading never raises, and its time grows with the length of the text."""

from __future__ import annotations

import os
import random
import time

import pytest
from folders import samples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from notices import generated
from score import case_of

from appealdesk.road.reading import read_case, reading_json

# Mutated notices of the slow run, all seeds together; several seeds, so that workers can share them.
FUZZ = int(os.environ.get("APPEALDESK_FUZZ", "20000"))
FUZZ_SEEDS = (7, 11, 13, 17)

PIECES = (
    "within 3 days ", "appeal by 1.1.2026 ", "12/31/26 ", "24:00", "99:99", "31/02/2026", "4 % (target 3%) ", "$1.2.3,4", "订单",
    "B0AAAAAAAA ", "113-4417730-9920586", "-", "1" * 30, "PO-211-", "> ", "\n", "。", "１２", "申诉截止", "日以内", "％", "\x00", "\u200b",
    "￼", "🙂", "（", "sku ", "order ", "amazon ", "https://amaz0n.co/", "a@amzn.help ", "zwei tagen ", "€ ", "(?:", "\\", "{words}", "%s",
)  # fmt: skip


def sample(text: str, story: str = "") -> dict:
    return {
        "id": "x",
        "pasted_at": "2026-11-20",
        "notice_text": text,
        "seller_story": story,
        "materials_present": [],
    }


def read(text: str, story: str = "") -> dict:
    case = case_of(sample(text, story))
    return reading_json(case, read_case(case), explain=True)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=60), st.text(max_size=80))
def test_reading_never_raises(pieces: list[str], story: str) -> None:
    assert read("".join(pieces), story)["schema"] == "appealdesk.reading/1"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5), st.integers(1, 200_000))
def test_reading_never_raises_on_two_hundred_kilobytes(pieces: list[str], size: int) -> None:
    unit = "".join(pieces)
    assert read((unit * (size // len(unit) + 1))[:size])


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "9",
        "-",
        "0-",
        "(",
        "% ",
        "订单",
        "within 3 days ",
        "appeal by 1.1.",
        " ",
        "1" * 17 + " ",
        "between 1 Nov 2026 and 2 Nov 2026 appeal ",
        "late shipment rate 6.2 limit 4 ",
        "odr\n1%\n",
    ],
)
def test_a_hostile_megabyte_is_read_in_a_second(piece: str) -> None:
    text = (piece * (1_000_000 // len(piece)))[:1_000_000]
    read(text[:2000])  # patterns are compiled when they are first needed
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 1.0


def test_a_text_that_is_too_long_says_so() -> None:
    assert "text_cut" in {one["code"] for one in read("Amazon: account suspended. " * 4000)["remarks"]}


def test_a_notice_is_read_in_ten_milliseconds_once_warm() -> None:
    cases = [case_of(one) for one in samples()]
    for case in cases:
        read_case(case)
    times = []
    for case in cases:
        started = time.process_time()
        read_case(case)
        times.append(time.process_time() - started)
    assert sorted(times)[len(times) // 2] < 0.01


@pytest.mark.slow
@pytest.mark.parametrize("seed", FUZZ_SEEDS)
def test_mutated_notices_are_read(seed: int) -> None:
    dice = random.Random(seed)
    texts = [one["notice_text"] for one in (*samples(), *generated())]
    for _ in range(FUZZ // len(FUZZ_SEEDS)):
        text = list(dice.choice(texts))
        for _ in range(dice.randint(1, 8)):
            at = dice.randrange(len(text) + 1)
            text[at : at + dice.randint(0, 4)] = dice.choice(PIECES)
        assert read("".join(text))
