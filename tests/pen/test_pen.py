"""The pen may say things better; it may not say other things. An endpoint that fails leaves the plain text standing."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from lying_endpoint import Endpoint, raw, says

from appealdesk.pen import Draft, Facts, Pen, draft_json

ORDER, OTHER = "112-7730415-2048861", "112-7730988-5517420"
FACTS = Facts(names=("Larkfield Goods",), ids=(ORDER, OTHER), open_names=("UPS",))
BLOCK = (
    f"Larkfield Goods handed order {ORDER} to UPS on November 3, 2026 at 17:42 and order {OTHER} on November 5, 2026; "
    "4 of 9 packages were scanned the same day ([Exhibit 4], page 2)."
)
BETTER = BLOCK.replace("handed order", "gave order").replace(
    "were scanned the same day", "were scanned that day"
)


def changed(*pairs: tuple[str, str]) -> Callable[[str], str]:
    def change(sent: str) -> str:
        for old, new in pairs:
            assert old in sent, sent
            sent = sent.replace(old, new)
        return sent

    return change


def reword(endpoint: Endpoint, *pairs: tuple[str, str], **settings: Any) -> Draft:
    endpoint.play(says(changed(*pairs)))
    return Pen(endpoint.settings(**settings)).reword(BLOCK, FACTS)


def test_an_honest_answer_is_taken_with_everything_put_back(endpoint: Endpoint) -> None:
    draft = reword(
        endpoint, ("handed order", "gave order"), ("were scanned the same day", "were scanned that day")
    )
    assert draft.reasons == ()
    assert draft.text == BETTER


def test_nothing_personal_leaves(endpoint: Endpoint) -> None:
    text = f"{BLOCK} Mrs. Ellen Porter, 14 Maple Street, ellen@example.com, +1 415-555-0134, wrote from Larkfield Goods."
    endpoint.play(says(lambda sent: sent))
    draft = Pen(endpoint.settings()).reword(text, FACTS)
    sent = json.dumps(endpoint.asked)
    for word in (ORDER, OTHER, "Larkfield", "Porter", "Maple", "ellen@", "555"):
        assert word not in sent
    assert draft.text == text
    assert draft.accepted


def test_prompt_and_answer_are_kept_with_the_draft_as_they_went(endpoint: Endpoint) -> None:
    draft = reword(endpoint, ("handed order", "gave order"))
    told = draft_json(draft)
    assert told["schema"] == "appealdesk.draft/1"
    assert told["prompt"][1][1] == endpoint.asked[0]["messages"][1]["content"]
    assert ORDER not in told["answer"]
    assert told["model"] == "m"


LIES = {
    "another number": ("4 of 9", "5 of 9"),
    "a number more": ("the same day", "the same day within 2 hours"),
    "a number less": ("4 of 9 packages", "packages"),
    "another day": ("November 3", "November 2"),
    "a day more": ("the same day", "the same day and on November 9, 2026"),
    "another time": ("17:42", "17:24"),
    "another exhibit": ("[Exhibit 4]", "[Exhibit 5]"),
    "no exhibit": (" ([Exhibit 4], page 2)", ""),
    "a name more": ("packages were", "packages of Maersk were"),
    "a carrier more": ("packages were", "packages of FedEx were"),
    "a denial": ("were scanned", "were not scanned"),
    "two days swapped": ("November 3, 2026 at 17:42 and order", "November 5, 2026 at 17:42 and order"),
    "half of it": (" at 17:42 and", "."),
    "padding": ("the same day", "the same day, " + "which shows how very careful everybody always is, " * 5),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_refused_and_the_plain_text_stays(endpoint: Endpoint, lie: str) -> None:
    draft = reword(endpoint, LIES[lie])
    assert not draft.accepted
    assert draft.text == BLOCK
    assert draft.reasons
    assert draft.answer


def test_days_that_change_places_are_another_story(endpoint: Endpoint) -> None:
    draft = reword(
        endpoint, ("November 3", "November X"), ("November 5", "November 3"), ("November X", "November 5")
    )
    assert draft.reasons == ("order of days changed",)


def test_orders_that_change_places_are_another_story(endpoint: Endpoint) -> None:
    def swap(sent: str) -> str:
        marks = [word.strip(".,;") for word in sent.split() if word.startswith("{{ID")]
        first, second = marks[:2]
        return sent.replace(first, "#").replace(second, first).replace("#", second)

    endpoint.play(says(swap))
    assert Pen(endpoint.settings()).reword(BLOCK, FACTS).reasons == ("order of ids changed",)


@pytest.mark.parametrize(("old", "new"), [("{{ID_1}}", "{{ID_7}}"), ("{{NAME_1}} ", "")])
def test_a_placeholder_that_is_lost_or_invented_is_named(endpoint: Endpoint, old: str, new: str) -> None:
    draft = reword(endpoint, (old, new))
    assert not draft.accepted
    assert any("placeholder" in reason for reason in draft.reasons)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("Sure, here is the text:\n", "talks about itself"),
        ("以下为改写：", "left in another language"),
    ],
)
def test_an_answer_about_itself_or_in_another_language_is_refused(
    endpoint: Endpoint, answer: str, reason: str
) -> None:
    endpoint.play(says(lambda sent: answer + sent))
    assert reason in Pen(endpoint.settings()).reword(BLOCK, FACTS).reasons


def test_an_answer_without_its_end_is_refused(endpoint: Endpoint) -> None:
    endpoint.play(says("We opened a second route and"))
    assert (
        "cut off at its end" in Pen(endpoint.settings()).reword("We opened a second route.", Facts()).reasons
    )


CHINESE = "Larkfield Goods 于2026年11月3日 17:42 将订单交给 UPS,4 个包裹当天被扫描[证据 4]。"
ENGLISH = "Larkfield Goods handed the order to UPS on November 3, 2026, 17:42; 4 packages were scanned that day [Exhibit 4]."


def translated(endpoint: Endpoint, answer: str) -> Draft:
    endpoint.play(says(answer.replace("Larkfield Goods", "{{NAME_1}}")))
    return Pen(endpoint.settings()).translate(CHINESE, "en", FACTS)


def test_a_translation_keeps_days_and_exhibits_in_the_other_language_s_spelling(endpoint: Endpoint) -> None:
    draft = translated(endpoint, ENGLISH)
    assert draft.reasons == ()
    assert draft.text == ENGLISH


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("November 3", "November 4"),
        ("4 packages", "14 packages"),
        ("[Exhibit 4]", ""),
        ("scanned that day", "scanned that day in Reno"),
        ("handed", "did not hand"),
        ("the order", "订单"),
    ],
)
def test_a_translation_that_tells_something_else_is_refused(endpoint: Endpoint, old: str, new: str) -> None:
    draft = translated(endpoint, ENGLISH.replace(old, new))
    assert not draft.accepted
    assert draft.text == CHINESE


def test_a_translation_into_japanese_must_be_japanese(endpoint: Endpoint) -> None:
    endpoint.play(says("第二出口を開設しました。"))
    assert Pen(endpoint.settings()).translate("已开通第二条途径。", "ja", Facts()).accepted
    endpoint.play(says("已开通第二条途径。"))
    assert not Pen(endpoint.settings()).translate("已开通第二条途径。", "ja", Facts()).accepted


def stall(handler: Any, _: dict[str, Any]) -> None:
    time.sleep(1.2)
    handler.close_connection = True


def drip(handler: Any, _: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.send_header("content-length", "1000")
    handler.end_headers()
    for _second in range(20):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def drip_headers(handler: Any, _: dict[str, Any]) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nx-long: ")
    for _second in range(20):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.1)
    handler.close_connection = True


def hang_up(handler: Any, _: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.send_header("content-length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices"')
    handler.close_connection = True


def flood(handler: Any, _: dict[str, Any]) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _part in range(40):
        handler.wfile.write(b"x" * 100_000)


FAILURES = {
    "stalls": (stall, "No answer within"),
    "drips": (drip, "did not end in time"),
    "drips headers": (drip_headers, "did not begin in time"),
    "hangs up": (hang_up, "The line broke"),
    "floods": (flood, "larger than a megabyte"),
    "500": (raw(b"oops", 500), "answered 500"),
    "429": (raw(b"slow down", 429), "answered 429"),
    "401": (raw(b"who are you", 401), "answered 401"),
    "moves": (raw(b"", 302, location="http://127.0.0.1:1/"), "answered 302"),
    "garbage": (raw(b"<html>"), "not of the kind"),
    "another JSON": (raw(b"[1, 2]"), "not of the kind"),
    "no choice": (raw(b'{"choices": []}'), "not of the kind"),
    "no text": (says("  "), "holds no text"),
    "deep": (raw(b"[" * 100_000), "not of the kind"),
    "truncated": (says(BETTER, "length"), "was cut off (length)"),
    "filtered": (says(BETTER, "content_filter"), "was cut off (content_filter)"),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_an_endpoint_that_fails_leaves_the_plain_text_with_the_reason(
    endpoint: Endpoint, failure: str
) -> None:
    reply, words = FAILURES[failure]
    endpoint.play(reply)
    began = time.monotonic()
    draft = Pen(endpoint.settings()).reword(BLOCK, FACTS)
    assert draft.text == BLOCK
    assert not draft.accepted
    assert words in draft.reasons[0]
    assert time.monotonic() - began < 3


def test_what_may_pass_is_tried_again_and_what_will_not_is_not(endpoint: Endpoint) -> None:
    pauses: list[float] = []
    endpoint.play(raw(b"", 503), raw(b"", 429, retry_after="3"), says(lambda sent: sent))
    pen = Pen(endpoint.settings(retries=2), sleep=pauses.append)
    assert pen.reword(BLOCK, FACTS).accepted
    assert pauses == [0.5, 3.0]
    endpoint.play(raw(b"", 400))
    pen.reword(BLOCK, FACTS)
    assert len(endpoint.asked) == 4


def test_a_pause_that_is_asked_for_has_a_limit(endpoint: Endpoint) -> None:
    pauses: list[float] = []
    endpoint.play(raw(b"", 429, retry_after="86400"))
    Pen(endpoint.settings(retries=1), sleep=pauses.append).reword(BLOCK, FACTS)
    assert pauses == [8.0]


def test_nobody_there_is_told_like_any_failure() -> None:
    draft = Pen(Endpoint.settings(type("Nobody", (), {"server_port": 9})())).reword(BLOCK, FACTS)
    assert draft.text == BLOCK
    assert "The line broke" in draft.reasons[0]


def test_the_key_travels_in_its_header_and_shows_nowhere_else(endpoint: Endpoint) -> None:
    draft = reword(endpoint)
    assert endpoint.headers[0]["Authorization"] == "Bearer secret"
    assert endpoint.asked[0]["path"] == "/v1/chat/completions"
    assert "secret" not in repr(endpoint.settings())
    assert "secret" not in repr(draft)


@pytest.mark.parametrize("text", [BLOCK, "", "x" * 7000])
def test_a_pen_that_is_off_or_has_nothing_to_do_asks_nobody(endpoint: Endpoint, text: str) -> None:
    off = Pen(None).reword(text, FACTS)
    assert (off.text, off.accepted, off.reasons) == (text, False, ("the pen is off",))
    if text != BLOCK:
        assert Pen(endpoint.settings()).reword(text, FACTS).text == text
    assert Pen(endpoint.settings()).translate(text, "tlh", FACTS).reasons == ("no language “tlh”",)
    assert endpoint.asked == []
