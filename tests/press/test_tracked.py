"""A citation is matched by eye: what the letter cites is marked, and a carrier's answer is a table and no JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from appealdesk.core.place import Place
from appealdesk.press.enclosed import Mention
from appealdesk.press.exhibits import set_exhibits


def flat(page: str) -> str:
    return " ".join(page.split())


def test_a_head_says_what_the_letter_cites_the_exhibit_for(enclosed, binding, text_of) -> None:
    places = [Place("t.txt", line=n) for n in (3, 1, 2)]
    told = (*(Mention(place, "What happened: the dock was closed.") for place in places),)
    one = replace(
        enclosed(1, "t.txt", b"a\nb\nc\nd"), mentions=(*told, Mention(Place("t.txt"), "Root cause"))
    )
    page = flat(text_of(set_exhibits([one], binding)[0].pdf)[1])
    assert "lines 1–3 What happened: the dock was closed." in page
    assert "– Root cause" in page


def test_a_cited_line_is_shaded(enclosed, binding) -> None:
    import pypdfium2

    def tints(one) -> int:
        page = pypdfium2.PdfDocument(set_exhibits([one], binding)[0].pdf)[1]
        colours = page.render().to_pil().convert("RGB").getcolors(1 << 24)
        return sum(count for count, colour in colours if colour == (255, 243, 207))

    for name, content in (
        ("t.txt", b"one\ntwo"),
        ("t.csv", b"a,b\n1,2\n3,4\n"),
        ("t.json", tracking_answer()),
        ("wide.csv", f"{'a,' * 20}\n{'1,' * 20}\n".encode()),
    ):
        plain = enclosed(1, name, content)
        cited = replace(plain, mentions=(Mention(Place(name, line=2), "Facts"),))
        assert tints(plain) == 0
        assert tints(cited) > 100


def tracking_answer(indent: int | None = 1, numbers: tuple[str, ...] = ("1Z1", "1Z2")) -> bytes:
    """An answer of UPS with two events a package, newest first, as the carrier writes them."""
    events = [
        {"status": {"type": "D", "description": "DELIVERED"}, "date": "20261109", "time": "134633"},
        {"status": {"type": "I", "description": "Origin Scan"}, "date": "20261105", "time": "091240"},
    ]
    where = {"location": {"address": {"city": "TULSA", "countryCode": "US"}}, "gmtOffset": "-06:00"}
    packages = [{"trackingNumber": n, "activity": [{**one, **where} for one in events]} for n in numbers]
    return json.dumps({"trackResponse": {"shipment": [{"package": packages}]}}, indent=indent).encode()


def test_a_carriers_answer_is_set_as_a_table_a_package_numbered_by_the_lines_of_the_file(
    enclosed, binding, text_of
) -> None:
    body = tracking_answer()
    page = flat(text_of(set_exhibits([enclosed(1, "t.json", body)], binding)[0].pdf)[1])
    lines = body.decode().split("\n")
    starts = [n for n, line in enumerate(lines, 1) if line.strip() == "{" and '"status"' in lines[n]]
    assert len(starts) == 4
    first, second = page.index("UPS 1Z1"), page.index("UPS 1Z2")
    for start, words in zip(starts, ("13:46:33", "09:12:40") * 2, strict=True):
        assert f"{start} 2026-11-" in page
        assert f"{words} (UTC-06:00)" in page
    assert page.index(f"{starts[1]} 2026-11-05") < second < page.index(f"{starts[2]} 2026-11-09")
    assert first < second
    assert "Origin Scan TULSA, US" in page
    assert "kept byte for byte" in page
    assert "activity" not in page


def test_an_answer_on_one_line_is_numbered_by_entries_as_the_letter_cites_them(
    enclosed, binding, text_of
) -> None:
    page = flat(text_of(set_exhibits([enclosed(1, "t.json", tracking_answer(None))], binding)[0].pdf)[1])
    assert "Entry Time Event Place 1 2026-11-09" in page
    assert "2 2026-11-05" in page


def test_a_cited_line_that_is_no_event_is_printed_below_the_tables(enclosed, binding, text_of) -> None:
    body = tracking_answer()
    number = next(n for n, line in enumerate(body.decode().split("\n"), 1) if '"1Z2"' in line)
    one = replace(enclosed(1, "t.json", body), mentions=(Mention(Place("t.json", line=number), "Buyers"),))
    page = flat(text_of(set_exhibits([one], binding)[0].pdf)[1])
    assert re.search(rf'Other lines of the file that the letter cites {number} "trackingNumber": "1Z2"', page)
