"""The platform's words come out of a mail whatever it is wrapped in, with its sender, its time and its links."""

from __future__ import annotations

from base64 import b64encode
from contextlib import suppress
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appealdesk.core.notice import Link
from appealdesk.readers.files import UnreadableFileError
from appealdesk.readers.mail import decoded, mail_of, moment_of, read_msg
from appealdesk.readers.notices import read_notice

FILES = Path(__file__).parent / "files" / "mail"
TEXT = "您的卖家账户已被停用。\n订单 112-4817306-2290641\n"


def mail(text: str = TEXT, **headers: str) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"] = headers.get("sender", "卖家绩效 <notice@amazon.example>")
    message["Subject"] = headers.get("subject", "您的账户状态")
    message["Date"] = headers.get("date", "Fri, 13 Nov 2026 09:12:00 -0800")
    message.set_content(text)
    return message


def test_a_mail_tells_its_words_sender_subject_and_moment() -> None:
    read = mail_of(bytes(mail()))
    assert read.text.strip() == TEXT.strip()
    assert read.sender == "卖家绩效 <notice@amazon.example>"
    assert read.subject == "您的账户状态"
    assert read.sent_at == datetime(2026, 11, 13, 17, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("charset", "written"),
    [("gb2312", "gb18030"), ("GBK", "gb18030"), ("big5", "cp950"), ("x-nonsense", "utf-8")],
)
def test_chinese_letters_survive_their_labels(charset: str, written: str) -> None:
    text = "延遲發貨" if written == "cp950" else "延迟发货，鑫"
    subject = b64encode(text.encode(written)).decode()
    raw = (
        f"Subject: =?{charset}?B?{subject}?=\nContent-Type: text/plain; charset={charset}\n"
        f"Content-Transfer-Encoding: base64\n\n{b64encode(text.encode(written)).decode()}\n"
    )
    read = mail_of(raw.encode())
    assert read.text == text
    assert read.subject == text


def test_the_html_twin_is_read_because_its_links_show_where_they_lead() -> None:
    message = mail("stub")
    message.add_alternative("<p>Deactivated. <a href='http://evil.example'>Appeal</a></p>", subtype="html")
    read = mail_of(bytes(message))
    assert read.text == "Deactivated. Appeal"
    assert read.links == (Link("Appeal", "http://evil.example"),)


def test_parts_nest_and_attachments_are_not_the_message() -> None:
    message = mail("stub")
    message.add_alternative("<p>Words</p>", subtype="html")
    html = next(part for part in message.walk() if part.get_content_type() == "text/html")
    html.add_related(b"\x89PNG", "image", "png", cid="<logo>")
    message.add_attachment("not the message", filename="terms.txt")
    assert mail_of(bytes(message)).text == "Words"


def test_a_forwarded_mail_speaks_for_the_platform() -> None:
    outer = mail(
        "Please help!",
        sender="boss@shop.example",
        subject="Fwd: help",
        date="Sat, 14 Nov 2026 10:00:00 +0800",
    )
    outer.add_attachment(mail())
    read = mail_of(bytes(outer))
    assert read.sender == "卖家绩效 <notice@amazon.example>"
    assert read.sent_at == datetime(2026, 11, 13, 17, 12, tzinfo=UTC)
    assert read.text.startswith("Please help!")
    assert "您的卖家账户已被停用" in read.text


@pytest.mark.parametrize(
    ("header", "hour"),
    [
        ("Fri, 13 Nov 2026 09:12:00 -0800 (PST)", 17),
        ("Fri, 13 Nov 2026 09:12:00 -0000", 9),
        ("Fri, 13 Nov 2026 09:12:00 GMT", 9),
        ("Fri, 13 Nov 2026 09:12:00", None),
        ("yesterday", None),
        ("", None),
        ("Fri, 99 Nov 2026 09:12:00 -0800", None),
    ],
)
def test_a_date_without_a_zone_is_no_moment(header: str, hour: int | None) -> None:
    read = moment_of(header)
    assert (read.astimezone(UTC).hour if read else None) == hour


@pytest.mark.parametrize(
    ("given", "text", "read"),
    [
        (
            "format=flowed",
            "Order 112-4817306-2290641 \nis late.\n-- \nSeller",
            "Order 112-4817306-2290641 is late.\n-- \nSeller",
        ),
        ("format=flowed; delsp=yes", "您的账户已 \n被停用", "您的账户已被停用"),
        ("format=fixed", "a \nb", "a \nb"),
    ],
)
def test_lines_that_a_mail_program_broke_are_joined(given: str, text: str, read: str) -> None:
    assert mail_of(f"Content-Type: text/plain; charset=utf-8; {given}\n\n{text}".encode()).text == read


def test_a_header_in_pieces_is_one_text() -> None:
    assert (
        decoded("=?utf-8?q?Ihr_Verk=C3=A4uferkonto?=\r\n =?utf-8?q?_ist_gesperrt?=")
        == "Ihr Verkäuferkonto ist gesperrt"
    )


def test_a_mail_without_a_readable_word_is_refused() -> None:
    with pytest.raises(UnreadableFileError, match="no readable text"):
        mail_of(b"Content-Type: image/png\n\n\x89PNG")


def test_a_thousand_nested_parts_do_not_hang_or_crash() -> None:
    deep = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(1000)
    )
    with pytest.raises(UnreadableFileError):
        mail_of(deep)


@given(st.binary(max_size=500))
def test_any_bytes_are_a_mail_or_refused(data: bytes) -> None:
    with suppress(UnreadableFileError):
        assert mail_of(data)


def test_an_outlook_mail_is_read(tmp_path: Path) -> None:
    read = read_msg(FILES / "no-attachments.msg")
    assert read.text == "This is a message"
    assert read.subject == "This is the subject"
    assert read.sender == '"peterpan@neverland.com" <peterpan@neverland.com>'
    assert read.sent_at is None  # Outlook's empty date lies in the year 1601


def test_an_outlook_mail_in_chinese_is_read(tmp_path: Path) -> None:
    data = (FILES / "no-attachments.msg").read_bytes()
    said = "This is the subject".encode("utf-16-le")
    assert said in data
    (tmp_path / "notice.msg").write_bytes(
        data.replace(said, "您的卖家账户已被停用请及时申诉谢谢您".ljust(19).encode("utf-16-le"))
    )
    notice = read_notice(tmp_path / "notice.msg", "notice.msg")
    assert notice.subject.strip() == "您的卖家账户已被停用请及时申诉谢谢您"
    assert notice.media == "application/vnd.ms-outlook"


@pytest.mark.parametrize("spoil", [0, 300, 1500, 4000, 8000])
def test_a_damaged_outlook_mail_is_read_or_refused(tmp_path: Path, spoil: int) -> None:
    data = bytearray((FILES / "no-attachments.msg").read_bytes())
    data[spoil : spoil + 200] = b"\xff" * 200
    (tmp_path / "notice.msg").write_bytes(data)
    with suppress(UnreadableFileError):
        assert read_msg(tmp_path / "notice.msg")
