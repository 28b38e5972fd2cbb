"""What a buyer's message may be quoted for (买家留言引用): receipt, non-receipt, a wish to cancel. Quoted, not interpreted."""

from __future__ import annotations

import re

from appealdesk.core.correspondence import Message, Sender

_RECEIVED = re.compile(
    r"\b(?:received|arrived|got (?:it|the|my)|delivered)\b|收到|到货|erhalten|angekommen|eingetroffen|届きました|受け取りました|reçu|ricevuto|recibid",
    re.IGNORECASE,
)
_NOT_RECEIVED = re.compile(
    r"\b(?:not|never|n't|hasn't|haven't|didn't|nothing|still waiting|where is)\b|n't\b|没|未|nicht|nie |届いていません|届かない|pas |non |no he",
    re.IGNORECASE,
)
_CANCEL = re.compile(r"\bcancel|取消|storn|キャンセル|annul|cancelar", re.IGNORECASE)
_THANKS = re.compile(
    r"^\W*(?:thanks?|thank you|ok(?:ay)?|great|谢谢|好的|danke|ありがとう|merci|grazie|gracias)\b[^?]{0,60}$",
    re.IGNORECASE,
)


def tells_receipt(message: Message) -> bool:
    """Whether a buyer's words speak of having the goods, with nothing in them that denies it."""
    return (
        _by_buyer(message) and bool(_RECEIVED.search(message.text)) and not _NOT_RECEIVED.search(message.text)
    )


def tells_no_receipt(message: Message) -> bool:
    """Whether a buyer's words speak of receipt and deny it."""
    return (
        _by_buyer(message)
        and bool(_RECEIVED.search(message.text))
        and bool(_NOT_RECEIVED.search(message.text))
    )


def asks_to_cancel(message: Message) -> bool:
    """Whether a buyer's words speak of cancelling."""
    return _by_buyer(message) and bool(_CANCEL.search(message.text))


def needs_no_answer(message: Message) -> bool:
    """Whether a buyer's message only thanks: such a message is to be marked, not answered."""
    return _by_buyer(message) and bool(_THANKS.search(message.text.strip()))


def _by_buyer(message: Message) -> bool:
    return message.sender is Sender.BUYER
