"""The platform's reviewer opens one file and must find what the letter cites, on the page and line it names."""

from __future__ import annotations

import io
import json
import random
import re
from dataclasses import replace

import pikepdf
import pytest
from PIL import Image

from appealdesk.core.place import Place
from appealdesk.press.enclosed import Mention
from appealdesk.press.exhibits import Room, set_exhibits
from appealdesk.press.joining import settled
from appealdesk.press.labels import BRAND
from appealdesk.readers.sheets import sheets_of


def flat(page: str) -> str:
    return " ".join(page.split())


def test_the_list_and_then_each_file_under_its_numbered_head(enclosed, binding, two_pages, text_of) -> None:
    (volume,) = set_exhibits(
        [
            enclosed(1, "notice.txt", b"Dear Seller"),
            enclosed(2, "carrier.pdf", two_pages, note="page 2 matters"),
        ],
        binding,
    )
    pages = [flat(page) for page in text_of(volume.pdf)]
    assert len(pages) == volume.pages == 5
    assert "notice.txt" in pages[0]
    assert "exhibits/" not in "".join(pages)
    assert "Exhibit 1" in pages[1]
    assert "Carrier tracking" in pages[1]
    assert "1 Dear Seller" in pages[1]
    assert "Exhibit 2" in pages[2]
    assert "page 2 matters" in pages[2]
    assert "2 (pages 4–5 of this document)" in pages[2]
    assert "Carrier notice" in pages[3]
    assert volume.numbers == (1, 2)


def test_the_list_says_on_which_page_each_exhibit_begins(enclosed, binding, two_pages, text_of) -> None:
    files = [enclosed(1, "a.pdf", two_pages), enclosed(2, "b.txt", b"x"), enclosed(3, "c.pdf", two_pages)]
    pages = text_of(set_exhibits(files, binding)[0].pdf)
    cover = flat(pages[0])
    for number, pages_of_it, starts in ((1, 2, 2), (2, 1, 5), (3, 2, 6)):
        assert f"Exhibit {number}" in pages[starts - 1]
        assert re.search(rf"\b{number} Carrier tracking \S+ [0-9a-f]{{16}} {pages_of_it} {starts} ", cover)
    assert "6 / 8" in pages[5]


def test_bookmarks_lead_to_the_heads(enclosed, binding, two_pages) -> None:
    files = [enclosed(1, "a.pdf", two_pages), enclosed(2, "b.txt", b"x")]
    with pikepdf.open(io.BytesIO(set_exhibits(files, binding)[0].pdf)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "Exhibit 1: Carrier tracking",
            "Exhibit 2: Carrier tracking",
        ]


def test_pages_of_a_pdf_are_taken_over_with_contents_and_annotations(enclosed, binding, two_pages) -> None:
    with pikepdf.open(io.BytesIO(two_pages)) as source:
        source.pages[1].Annots = source.make_indirect(
            pikepdf.Array(
                [
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], Contents="seen"
                    )
                ]
            )
        )
        before = [page.Contents.read_bytes() for page in source.pages]
        out = io.BytesIO()
        source.save(out)
    with pikepdf.open(
        io.BytesIO(set_exhibits([enclosed(1, "a.pdf", out.getvalue())], binding)[0].pdf)
    ) as pdf:
        assert [page.Contents.read_bytes() for page in pdf.pages[2:4]] == before
        assert str(pdf.pages[3].Annots[0].Contents) == "seen"


def test_no_page_carries_a_watermark_or_our_name(enclosed, binding, two_pages, picture, text_of) -> None:
    files = [enclosed(1, "a.pdf", two_pages), enclosed(2, "b.png", picture()), enclosed(3, "c.txt", b"x")]
    pages = text_of(set_exhibits(files, binding)[0].pdf)
    assert {page.count("2026-11-20 17:00 UTC+08:00") for page in pages} == {1}
    assert not any(BRAND.say("en") in page or BRAND.say("zh") in page for page in pages)


def test_a_long_head_pushes_the_pages_of_its_pdf_back_and_not_apart(
    enclosed, binding, two_pages, text_of
) -> None:
    told = tuple(Mention(Place("a.pdf", page=2), f"{n} " + "word " * 20) for n in range(70))
    files = [
        replace(enclosed(1, "a.pdf", two_pages), mentions=told),
        enclosed(2, "b.pdf", two_pages),
    ]
    pages = [flat(page) for page in text_of(set_exhibits(files, binding)[0].pdf)]
    first = next(n for n, page in enumerate(pages, 1) if "Carrier notice" in page)
    second = next(n for n, page in enumerate(pages, 1) if "Exhibit 2" in page and n > 1)
    assert first > 3
    assert f"2 (pages {first}–{first + 1} of this document)" in pages[1]
    assert f"page 2 ({first + 1} / {len(pages)})" in pages[1]
    assert second == first + 2
    assert re.search(rf" 2 {second} The numbers", pages[0])


def test_a_table_shows_the_line_its_record_starts_on(enclosed, binding, table_bytes, text_of) -> None:
    page = flat(text_of(set_exhibits([enclosed(1, "m.csv", table_bytes)], binding)[0].pdf)[1])
    assert re.search(r"\b2 10:00 first broken line\b", page)
    assert re.search(r"\b4 11:00 fourth line\b", page)


def test_a_table_of_many_columns_and_few_records_is_turned_on_its_side(enclosed, binding, text_of) -> None:
    fields = [f"field-{n}" for n in range(30)]
    body = "\n".join([",".join(fields), ",".join(f"v{n}" if n != 7 else "" for n in range(30))]).encode()
    page = flat(text_of(set_exhibits([enclosed(1, "o.csv", body)], binding)[0].pdf)[1])
    assert "field-29 v29" in page
    assert "field-7" not in page


@pytest.mark.parametrize("body", [b"\n\n", b"a,b\n", b'a,"b', b"a;b\n1;2\n", b"a,b\n1,2,3,4\n5"])
def test_an_odd_table_is_still_set(enclosed, binding, body: bytes) -> None:
    assert set_exhibits([enclosed(1, "o.csv", body)], binding)[0].pages == 2


def test_an_empty_file_has_no_pages(enclosed, binding) -> None:
    assert set_exhibits([enclosed(1, "o.csv", b"")], binding)[0].pages == 2


def test_only_a_line_feed_ends_a_line(enclosed, binding, text_of) -> None:
    page = flat(
        text_of(set_exhibits([enclosed(1, "t.txt", "one\u2028still\nsecond".encode())], binding)[0].pdf)[1]
    )
    assert "2 second" in page


def test_json_keeps_its_lines_and_its_indentation(enclosed, binding, text_of) -> None:
    body = json.dumps({"events": [{"time": "2026-10-30", "place": "Ontario"}]}, indent=2).encode()
    page = text_of(set_exhibits([enclosed(1, "t.json", body)], binding)[0].pdf)[1]
    assert re.search(r'4\s+"time": "2026-10-30"', page)


def test_a_mail_is_set_with_its_head_and_numbered_as_the_readers_number_it(
    enclosed, binding, text_of
) -> None:
    mail = "From: a@example.com\nSubject: =?utf-8?b?5Lu25bel?=\nContent-Type: text/plain; charset=utf-8\n\n您好\n再见".encode()
    one = enclosed(1, "m.eml", mail)
    page = flat(text_of(set_exhibits([one], binding)[0].pdf)[1])
    assert "From: a@example.com" in page
    (sheet,) = sheets_of(one.path, one.exhibit)
    for number, line in enumerate(sheet.text.splitlines(), 1):
        assert f"{number} {line}" in page


def test_text_that_the_readers_took_wins_over_our_own_reading(enclosed, binding, text_of) -> None:
    page = flat(
        text_of(set_exhibits([enclosed(1, "m.eml", b"raw", text="first\nsecond")], binding)[0].pdf)[1]
    )
    assert "1 first" in page
    assert "2 second" in page


@pytest.mark.parametrize(
    ("name", "kind"), [("a.png", "PNG"), ("a.jpg", "JPEG"), ("a.bmp", "BMP"), ("a.tiff", "TIFF")]
)
def test_a_picture_is_set_on_a_page(enclosed, binding, picture, name: str, kind: str) -> None:
    volume = set_exhibits([enclosed(1, name, picture(kind))], binding)[0]
    with pikepdf.open(io.BytesIO(volume.pdf)) as pdf:
        assert len(pdf.pages) == 2
        assert len(pdf.pages[1].get_images()) == 1


def test_a_photo_in_a_phones_format_is_converted(enclosed, binding, monkeypatch, picture) -> None:
    import pi_heif

    # No encoder is at hand, so a PNG plays the photo: what is tested is that the opener is asked and the copy set.
    asked: list[bool] = []
    monkeypatch.setattr(pi_heif, "register_heif_opener", lambda: asked.append(True))
    one = enclosed(1, "a.heic", picture())
    photo = replace(one, exhibit=replace(one.exhibit, media="image/heic"))
    volume = set_exhibits([photo], binding)[0]
    assert (volume.pages, asked) == (2, [True])


def test_a_picture_with_the_wrong_ending_is_set_by_what_it_is(enclosed, binding, picture, text_of) -> None:
    volume = set_exhibits(
        [enclosed(1, "a.png", picture("JPEG")), enclosed(2, "b.jpg", picture("PNG"))], binding
    )[0]
    assert volume.pages == 3
    assert not any("could not be opened" in flat(page) for page in text_of(volume.pdf))


def test_a_phone_photo_stands_upright(enclosed, binding) -> None:
    import pypdfium2

    photo = Image.new("RGB", (400, 200), "#0000ff")
    photo.paste("#ff0000", (0, 0, 200, 200))  # the left half, which a quarter turn brings to the top
    turned = Image.Exif()
    turned[0x0112] = 6
    out = io.BytesIO()
    photo.save(out, "JPEG", exif=turned, quality=95)
    page = pypdfium2.PdfDocument(set_exhibits([enclosed(1, "a.jpg", out.getvalue())], binding)[0].pdf)[2]
    shown = page.render(scale=1).to_pil()
    reds = [
        y
        for y in range(shown.height)
        if shown.getpixel((shown.width // 2, y))[0] > 200 > shown.getpixel((shown.width // 2, y))[2]
    ]
    blues = [
        y
        for y in range(shown.height)
        if shown.getpixel((shown.width // 2, y))[2] > 200 > shown.getpixel((shown.width // 2, y))[0]
    ]
    assert reds
    assert blues
    assert max(reds) < min(blues)


def test_a_picture_for_print_is_set_too(enclosed, binding) -> None:
    out = io.BytesIO()
    Image.new("CMYK", (90, 60), (0, 255, 255, 0)).save(out, "JPEG")
    assert set_exhibits([enclosed(1, "a.jpg", out.getvalue())], binding)[0].pages == 2


def test_one_broken_picture_does_not_take_the_others_with_it(enclosed, binding, picture, text_of) -> None:
    whole = picture("JPEG", (400, 400))
    files = [enclosed(1, "cut.jpg", whole[: len(whole) // 2]), enclosed(2, "good.jpg", whole)]
    with pikepdf.open(io.BytesIO(set_exhibits(files, binding)[0].pdf)) as pdf:
        assert len(pdf.pages[-1].get_images()) == 1


def test_a_tall_screenshot_goes_on_over_several_pages_from_its_top_to_its_end(enclosed, binding) -> None:
    import pypdfium2

    tall = Image.new("RGB", (300, 3000), "#0000ff")
    tall.paste("#ff0000", (0, 0, 300, 300))
    out = io.BytesIO()
    tall.save(out, "PNG")
    volume = set_exhibits([enclosed(1, "phone.png", out.getvalue())], binding)[0]
    assert volume.pages > 5
    pages = [page.render(scale=0.2).to_pil() for page in pypdfium2.PdfDocument(volume.pdf)][2:]
    at = [page.getpixel((page.width // 2, page.height // 8)) for page in pages]
    assert at[0] == (255, 0, 0)
    assert set(at[1:-1]) == {(0, 0, 255)}


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", b"%PDF-1.7 no"), ("a.png", b"\x89PNG no"), ("a.heic", b"no"), ("a.jpg", b"\xff\xd8\xff no")],
)
def test_a_file_that_does_not_open_has_a_head_that_says_so(
    enclosed, binding, picture, text_of, name, content
) -> None:
    volume = set_exhibits([enclosed(1, name, content), enclosed(2, "good.png", picture())], binding)[0]
    pages = text_of(volume.pdf)
    assert "could not be opened" in flat(pages[1])
    assert len(pages) == 3


def test_a_file_marked_as_not_opening_is_not_opened(enclosed, binding, two_pages, text_of) -> None:
    pages = text_of(set_exhibits([enclosed(1, "a.pdf", two_pages, opens=False)], binding)[0].pdf)
    assert "could not be opened" in flat(pages[-1])


def test_a_spreadsheet_travels_beside_and_its_head_gives_the_digest(enclosed, binding, text_of) -> None:
    one = enclosed(4, "orders.xlsx", b"PK")
    volume = set_exhibits([one], binding)[0]
    assert volume.beside == (4,)
    head = flat(text_of(volume.pdf)[1])
    assert "travels beside" in head
    assert one.exhibit.sha256 in head.replace(" ", "")


def test_a_very_long_text_is_cut_and_travels_beside(enclosed, binding, text_of) -> None:
    volume = set_exhibits([enclosed(1, "log.txt", b"line\n" * 5000)], binding)[0]
    assert volume.beside == (1,)
    assert "first 600 lines" in flat(text_of(volume.pdf)[1])


def test_the_same_exhibits_give_the_same_bytes(enclosed, binding, two_pages, picture) -> None:
    files = [enclosed(1, "a.pdf", two_pages), enclosed(2, "b.png", picture())]
    assert set_exhibits(files, binding) == set_exhibits(files, binding)


def test_over_the_limit_the_volume_is_split_by_whole_exhibits(enclosed, binding, text_of) -> None:
    def noise(seed: int) -> bytes:
        out = io.BytesIO()
        Image.frombytes("RGB", (200, 200), random.Random(seed).randbytes(120_000)).save(out, "PNG")
        return out.getvalue()

    files = [enclosed(n, f"{n}.png", noise(n)) for n in range(1, 6)]
    limit = 2 * len(noise(1)) + 60_000
    volumes = set_exhibits(files, binding, room=Room(limit))
    assert [n for volume in volumes for n in volume.numbers] == [1, 2, 3, 4, 5]
    assert len(volumes) > 1
    assert all(len(volume.pdf) <= limit for volume in volumes)
    assert f"Part 2 of {len(volumes)}" in flat(text_of(volumes[1].pdf)[0])


def test_one_exhibit_over_the_limit_is_a_volume_of_its_own(enclosed, binding, picture) -> None:
    volumes = set_exhibits([enclosed(1, "a.txt", b"x"), enclosed(2, "b.txt", b"y")], binding, room=Room(10))
    assert [volume.numbers for volume in volumes] == [(1,), (2,)]


def test_text_of_an_exhibit_that_looks_like_markup_stays_text(enclosed, binding, text_of) -> None:
    hostile = b'#read("/etc/passwd") [ $ \\ *x*'
    assert '#read("/etc/passwd") [ $ \\ *x*' in flat(
        text_of(set_exhibits([enclosed(1, "a.txt", hostile)], binding)[0].pdf)[1]
    )


def test_a_file_name_cannot_lead_the_typesetter_to_another_picture(enclosed, binding, picture) -> None:
    volume = set_exhibits([enclosed(1, '"..-etc-passwd#{x}.png', picture())], binding)[0]
    assert volume.pages == 2


@pytest.mark.parametrize("language", ["de", "ja", "zh", "fr"])
def test_the_cover_speaks_the_papers_language(enclosed, binding, text_of, language: str) -> None:
    cover = text_of(set_exhibits([enclosed(1, "a.txt", b"x")], replace(binding, language=language))[0].pdf)
    label = {"de": "Anlage 1", "ja": "証拠 1", "zh": "证据 1", "fr": "Pièce 1"}[language]
    assert label in flat(cover[1])


def test_no_exhibits_give_a_cover_only(binding) -> None:
    assert set_exhibits([], binding)[0].pages == 1


def test_an_identifier_that_is_not_ours_is_left_alone() -> None:
    assert settled(b"no identifier") == b"no identifier"
