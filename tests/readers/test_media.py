"""A file is what its bytes say, not what its name promises."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from appealdesk.core.errors import AppealDeskError
from appealdesk.readers.exhibits import kind_by_name
from appealdesk.readers.media import look_at, media_of, sniffed

KINDS = ("carrier_tracking", "return_tracking", "sop", "notice", "order_detail")


@pytest.mark.parametrize(
    ("head", "media"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0", "image/heic"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0", "image/heif"),
        (b"\0\0\0\x18ftypisom\0\0\0\0", "video/mp4"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0", "video/quicktime"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"junk before\n%PDF-1.7", "application/pdf"),
        (b"Rar!\x1a\x07\x01\0", "application/vnd.rar"),
        (b"plain words", ""),
    ],
)
def test_first_bytes_tell_the_type(head: bytes, media: str) -> None:
    assert sniffed(head) == media


@pytest.mark.parametrize(
    ("name", "head", "media"),
    [
        ("photo.pdf", b"\xff\xd8\xff\xe0", "image/jpeg"),
        ("sheet.xlsx", b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("sheet.pdf", b"PK\x03\x04", "application/zip"),
        ("mail.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/vnd.ms-outlook"),
        ("events.json", b"{}", "application/json"),
        ("words", b"plain", "text/plain"),
        ("words.xyz", b"\0\x01\x02binary", "application/octet-stream"),
    ],
)
def test_bytes_beat_the_name_and_the_name_tells_what_is_in_a_box(
    tmp_path: Path, name: str, head: bytes, media: str
) -> None:
    (tmp_path / name).write_bytes(head)
    assert media_of(tmp_path / name) == media


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("exhibits/carrier_tracking.json", "carrier_tracking"),
        ("exhibits/Carrier_Tracking-2.JSON", "carrier_tracking"),
        ("exhibits/carrier_tracking_2.json", "carrier_tracking"),
        ("exhibits/carrier_tracking (3).json", "carrier_tracking"),
        ("exhibits/order_detail-112-4817306-2290641.pdf", "order_detail"),
        ("exhibits/sop2.pdf", "sop"),
        ("exhibits/carrier_tracking/usps.json", "carrier_tracking"),
        ("exhibits/carrier_trackings.json", None),
        ("exhibits/sop_draft.pdf", None),
        ("exhibits/photo.png", None),
    ],
)
def test_the_kind_is_a_name_that_equals_its_code(name: str, kind: str | None) -> None:
    assert kind_by_name(name, KINDS) == kind


def test_a_picture_cut_off_does_not_open(tmp_path: Path) -> None:
    for form in ("PNG", "JPEG", "WEBP"):
        path = tmp_path / f"photo.{form.lower()}"
        Image.effect_noise((200, 200), 80).convert("RGB").save(path, form)
        assert look_at(path).broken == ""
        path.write_bytes(path.read_bytes()[:-3000])
        assert "damaged" in look_at(path).broken


def test_a_phone_photo_opens(tmp_path: Path) -> None:
    import pi_heif

    assert pi_heif.libheif_info()
    path = Path(__file__).parent / "files" / "phone.heic"
    look = look_at(path)
    assert (look.media, look.broken) == ("image/heic", "")


def test_a_phone_photo_or_film_cut_off_does_not_open(tmp_path: Path) -> None:
    whole = (Path(__file__).parent / "files" / "phone.heic").read_bytes()
    (tmp_path / "photo.heic").write_bytes(whole[:-500])
    assert look_at(tmp_path / "photo.heic").broken == "the file is cut off"
    film = b"\0\0\0\x10ftypisom\0\0\0\0" + b"\0\0\0\x01mdat" + (116).to_bytes(8, "big") + b"x" * 100
    (tmp_path / "film.mp4").write_bytes(film)
    assert look_at(tmp_path / "film.mp4").broken == ""
    (tmp_path / "film.mp4").write_bytes(film[:-1])
    assert look_at(tmp_path / "film.mp4").broken == "the file is cut off"


def test_json_that_is_none_does_not_open(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text("{'a': 1}")
    assert "no JSON" in look_at(tmp_path / "x.json").broken


@given(
    st.sampled_from(
        [b"", b"%PDF-1.4\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"PK\x03\x04", b"RIFF\0\0\0\0WEBP"]
    ),
    st.binary(max_size=200),
    st.sampled_from([".pdf", ".png", ".jpg", ".zip", ".docx", ".json", ".heic", ".bin", ".eml"]),
)
def test_any_bytes_under_any_name_are_looked_at(
    tmp_path_factory: pytest.TempPathFactory, head: bytes, data: bytes, ending: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"any{ending}"
    path.write_bytes(head + data)
    with suppress(AppealDeskError):
        assert look_at(path).media
