"""What a page shows of a file is made once by the worker; what does not open says so and stops nothing."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from workbook import workbook

from appealdesk.desk.vault import previews, services
from appealdesk.desk.vault.models import Blob, Preview

pytestmark = pytest.mark.django_db
MAIL = b"From: Seller Performance <a@amazon.com>\r\nSubject: Your account\r\nDate: Tue, 24 Nov 2026 10:00:00 +0800\r\n\r\nHello."


def made(content: bytes, name: str) -> Preview:
    blob = services.store_bytes(content, name)
    previews.make(blob.pk, name)
    return Preview.objects.get(blob=blob)


def picture(kind: str, size: tuple[int, int] = (3000, 2000)) -> bytes:
    out = io.BytesIO()
    if kind == "HEIF":
        import pi_heif

        pi_heif.register_heif_opener()
    Image.new("RGB", size, "red").save(out, kind)
    return out.getvalue()


def test_a_picture_is_shown_as_a_smaller_jpeg():
    held = made(picture("PNG"), "shot.png")
    assert held.content["size"] == [3000, 2000]
    (digest,) = held.content["pictures"]
    shown = Blob.objects.get(pk=digest)
    assert shown.media == "image/jpeg"
    with services.open_blob(shown) as file, Image.open(file) as image:
        assert image.size == (1600, 1067)


def test_a_long_screenshot_stays_as_wide_as_it_can_be_read():
    held = made(picture("PNG", (800, 6000)), "long.png")
    with (
        services.open_blob(Blob.objects.get(pk=held.content["pictures"][0])) as file,
        Image.open(file) as image,
    ):
        assert image.size == (800, 6000)


def test_a_mail_is_shown_with_its_head():
    content = made(MAIL, "notice.eml").content
    assert (content["from"], content["subject"]) == ("Seller Performance <a@amazon.com>", "Your account")
    assert content["text"].strip() == "Hello."


def test_a_table_is_shown_by_its_first_rows():
    rows = "订单;金额\n" + "".join(f"{number};{number}\n" for number in range(90))
    content = made(rows.encode("gb18030"), "orders.csv").content
    assert content["rows"][0] == ["订单", "金额"]
    assert len(content["rows"]) == previews.ROWS
    assert content["more"]


def test_a_workbook_is_shown_by_its_first_rows(tmp_path):
    rows = [["订单", "件数"], ["112-1", 2.0]]
    content = made(workbook(tmp_path / "orders.xlsx", rows).read_bytes(), "orders.xlsx").content
    assert content["rows"] == [["订单", "件数"], ["112-1", "2"]]


def test_a_page_of_html_is_shown_as_words_alone():
    content = made(b"<p>Hello</p><script>alert(1)</script>", "page.html").content
    assert content["text"].strip() == "Hello"


@pytest.mark.parametrize(
    ("content", "name"), [(picture("PNG")[:300], "cut.png"), (b"%PDF-1.4 nonsense", "a.pdf")]
)
def test_what_does_not_open_says_why(content, name):
    held = made(content, name)
    assert held.state == "none"
    assert held.fault


def test_a_film_or_an_unknown_thing_has_no_preview_and_no_fault():
    held = made(b"\0\1\2\3" * 50, "thing.bin")
    assert (held.state, held.fault, held.content) == ("none", "", {})


def test_the_same_content_is_asked_for_once(django_capture_on_commit_callbacks):
    blob = services.store_bytes(b"words", "a.txt")
    with django_capture_on_commit_callbacks() as asked:
        previews.want(blob, "a.txt")
        previews.want(blob, "b.txt")
    assert len(asked) == 1


def test_asked_for_it_is_made_by_the_worker(django_capture_on_commit_callbacks):
    blob = services.store_bytes(b"words", "a.txt")
    with django_capture_on_commit_callbacks(execute=True):
        previews.want(blob, "a.txt")
    assert Preview.objects.get().content == {"text": "words"}


def test_a_name_that_leads_elsewhere_stays_in_its_folder():
    assert made(b"words", "../../etc/passwd.txt").content == {"text": "words"}


def test_only_pictures_of_these_contents_are_theirs():
    one, other = made(picture("PNG"), "a.png"), made(picture("PNG", (20, 20)), "b.png")
    assert previews.pictures_of([one.blob_id]) == set(one.content["pictures"])
    assert not previews.pictures_of([one.blob_id]) & set(other.content["pictures"])
