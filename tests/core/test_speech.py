"""A buyer's words are quoted for what they say, in several languages, and never for what they might mean."""

from __future__ import annotations

import pytest
from materials import message

from appealdesk.core.correspondence import Sender
from appealdesk.core.speech import asks_to_cancel, needs_no_answer, tells_no_receipt, tells_receipt

WHEN = "2026-11-12T09:00:00-08:00"


@pytest.mark.parametrize(
    "text", ["It arrived today", "I received the parcel", "已经收到了", "Paket ist angekommen", "届きました"]
)
def test_words_of_receipt(text: str) -> None:
    assert tells_receipt(message(Sender.BUYER, WHEN, text))
    assert not tells_receipt(message(Sender.SELLER, WHEN, text))


@pytest.mark.parametrize(
    "text",
    [
        "I have not received it",
        "It never arrived",
        "还没收到",
        "noch nicht angekommen",
        "hasn't arrived",
        "Je n'ai rien reçu",
        "No lo he recibido",
        "Mai ricevuto nulla",
        "還沒收到",
    ],
)
def test_words_of_no_receipt(text: str) -> None:
    assert tells_no_receipt(message(Sender.BUYER, WHEN, text))
    assert not tells_receipt(message(Sender.BUYER, WHEN, text))


def test_a_wish_to_cancel_and_thanks() -> None:
    assert asks_to_cancel(message(Sender.BUYER, WHEN, "Bitte stornieren"))
    assert not asks_to_cancel(message(Sender.AUTOMATIC, WHEN, "You may cancel"))
    assert needs_no_answer(message(Sender.BUYER, WHEN, "Thanks!"))
    assert not needs_no_answer(message(Sender.BUYER, WHEN, "Thanks! Where is the lid?"))
