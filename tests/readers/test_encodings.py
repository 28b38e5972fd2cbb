"""A seller pastes from any machine of any decade; the words must come out as they were typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.readers.encodings import labelled, text_of, unix_lines
from appealdesk.readers.files import UnreadableFileError

SEEN = [
    ("gb18030", "您的账户已被停用，原因是订单缺陷率超过百分之一。"),
    ("gb18030", "发货"),
    ("cp950", "您的帳戶已被停用，因為訂單缺陷率超過標準。"),
    ("cp950", "延遲發貨率 4.2%，請於三天內回覆"),
    ("cp932", "お客様のアカウントは停止されました。"),
    ("cp932", "注文不良率"),
    ("cp949", "판매자 계정이 정지되었습니다. 주문 결함률이 높습니다."),
    ("cp1252", "Ihr Verkäuferkonto wurde gesperrt – für 30 Tage. Grüße"),
    ("cp1252", "Votre compte a été désactivé à cause du taux de défauts élevé"),
    ("utf-16", "迟发率 6.8%"),
    ("utf-16-le", "Your account has been deactivated."),
    ("utf-16-be", "Your account has been deactivated."),
    ("utf-32", "迟发率"),
    ("utf-8-sig", "迟发率"),
]


@pytest.mark.parametrize(("name", "text"), SEEN)
def test_the_encoding_is_told_from_the_bytes(name: str, text: str) -> None:
    assert text_of(text.encode(name)) == text


def test_a_stray_control_character_of_a_copied_page_is_left_out() -> None:
    assert text_of(
        b"Your account has been de\x02activated.\0 Please answer by 27 November, or call us at once; we are here all day."
    ).startswith("Your account has been deactivated. Please")


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0", b"PK\x03\x04\x14\0\x08", bytes(range(256))])
def test_a_file_that_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFileError, match="no text"):
        text_of(data)


@pytest.mark.parametrize(
    ("label", "written", "text"),
    [
        ("gb2312", "gb18030", "喆"),  # outside the small table that the label names, and too rare to be told
        ("x-unknown", "gb18030", "您的账户已被停用"),
        ("us-ascii", "utf-8", "迟发率"),
        ("utf-8", "gb18030", "您的账户已被停用"),
        (None, "cp932", "お客様のアカウント"),
        ("iso-8859-1", "cp1252", "“Grüße” – 5 €"),
    ],
)
def test_a_label_that_lies_does_not_spoil_the_words(label: str | None, written: str, text: str) -> None:
    assert labelled(text.encode(written), label) == text


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=12)))
def test_a_mail_part_is_always_some_text(data: bytes, label: str | None) -> None:
    assert isinstance(labelled(data, label), str)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_utf_8_comes_back_as_it_went(text: str) -> None:
    assert text_of(text.encode()) == text.removeprefix("\ufeff")


def test_line_ends_of_all_systems_become_one() -> None:
    assert unix_lines("\ufeffa\r\nb\rc\nd") == "a\nb\nc\nd"
