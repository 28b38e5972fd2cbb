"""What changes from case to case is masked; what the template says is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.originality.passages import Reader, sentences
from appealdesk.originality.tokens import SENTENCE_END, TokenNumbers, kind, normal, split, stable_hash


def masked(text):
    return [kind(token) if any(map(str.isdigit, token)) else token for token in split(normal(text))]


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("114-1234567-7654321", "<order>"),
        ("B0ABCD1234", "<asin>"),
        ("1Z999AA10123456784", "<id>"),
        ("RR123456789CN", "<id>"),
        ("2026-11-03", "<date>"),
        ("03/11/2026", "<date>"),
        ("3.11.2026", "<date>"),
        ("3.11.26", "<date>"),
        ("2026-11-03T17:00:00-08:00", "<date>"),
        ("November 3, 2026", "<date>"),
        ("Nov 3", "<date>"),
        ("3 November 2026", "<date>"),
        ("3rd of November 2026", "<date>"),
        ("3. März 2026", "<date>"),
        ("1er mars 2026", "<date>"),
        ("3 de marzo de 2026", "<date>"),
        ("3 marzo 2026", "<date>"),
        ("2026年11月3日", "<date>"),
        ("2026年11月3號", "<date>"),
        ("11月3日", "<date>"),
        ("２０２６年１１月３日", "<date>"),
        ("3 พฤศจิกายน พ.ศ. 2569", "<date>"),
        ("$1,299.50", "<amount>"),
        ("USD 12", "<amount>"),
        ("12,50 €", "<amount>"),
        ("300元", "<amount>"),
        ("5000円", "<amount>"),
        ("500 บาท", "<amount>"),
        ("4.75%", "<rate>"),
        ("4,75 %", "<rate>"),
        ("48", "<number>"),
        ("17:00", "<number>"),
    ],
)
def test_ids_dates_amounts_and_rates_become_one_mask(text, mask):
    assert masked(text) == [mask]


@pytest.mark.parametrize(
    ("text", "mask"), [("24h", "<number>h"), ("5kg", "<number>kg"), ("2nd", "<number>nd")]
)
def test_a_measure_keeps_its_unit(text, mask):
    assert masked(text) == [mask]


def test_words_around_a_number_are_kept():
    assert masked("March was hard, 12 of us stayed") == [
        "March",
        "was",
        "hard",
        "<number>",
        "of",
        "us",
        "stayed",
    ]
    assert masked("2年間") == ["<number>", "年", "間"]
    assert masked("12.Mai wir") == ["<number>", "Mai", "wir"]


def test_case_and_width_make_no_difference():
    numbers = TokenNumbers()
    assert [numbers[token] for token in split(normal("Ｗｅ ＳＨＩＰＰＥＤ ｶﾞｽ"))] == [
        numbers[t] for t in split("we shipped ガス")
    ]


def test_the_hash_is_the_same_on_every_machine():
    assert (stable_hash("order"), stable_hash("货")) == (ORDER, GOODS)


ORDER, GOODS = 15958964071288741444, 854678888179373847


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We were late. We know why! Is it solved? Yes", 4),
        ("The rate was 4.75 per cent on 3.11.2026 at 17.00 in U.S. depots.", 1),
        ("Mr. Smith of Foo Inc. signed.", 1),
        ("Wir packten am 3. März. Danach war Ruhe.", 2),
        ("他说“我们迟了。”然后道歉！好吗？", 3),
        ("- we closed the listing\n- we trained the team", 2),
        ("one line\ngoes on", 1),
        ("“We stopped.” Then we wrote.", 2),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, count):
    assert len(sentences(Reader().numbers(text))) == count


def test_thai_clauses_end_at_a_space_once_they_are_long_enough():
    assert (
        len(sentences(Reader().numbers("เราได้อ่านข้อความของท่านอย่างละเอียดแล้ว และเราขอยอมรับปัญหาที่เกิดขึ้นทั้งหมด")))
        == 2
    )
    assert len(sentences(Reader().numbers("เรียน ท่าน"))) == 1


def test_a_full_memory_starts_afresh_and_changes_nothing(monkeypatch):
    numbers, text = TokenNumbers(), ["we", "packed", "and", "shipped", "and", "packed"]
    before = [numbers[word] for word in text]
    monkeypatch.setattr(TokenNumbers, "most", 2)
    assert [TokenNumbers()[word] for word in text] == before


@given(st.text(max_size=200))
def test_no_text_breaks_the_pass(text):
    row = Reader().numbers(text)
    assert all(isinstance(number, int) and 0 <= number < 2**64 for number in row)
    covered = [at for start, end in sentences(row) for at in range(start, end)]
    assert covered == [at for at in range(len(row)) if at in set(covered)]
    assert all(row[at] == SENTENCE_END or row[at] == 2 for at in set(range(len(row))) - set(covered))
