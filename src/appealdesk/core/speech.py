"""What a buyer's message may be quoted for (买家留言引用): receipt, non-receipt, a wish to cancel. Quoted, not interpreted."""

from __future__ import annotations

import re

from appealdesk.core.correspondence import Message, Sender

_RECEIVED = re.compile(
    r"\b(?:received|arrived|got (?:it|the|my)|delivered)\b|收到|到货|erhalten|angekommen|eingetroffen|届きました|受け取りました|reçu|ricevuto|recibid",
    re.IGNORECASE,
)
# Nobody praises what he does not have.
_PRAISED = re.compile(
    r"\b(?:is|are|look(?:s)?) (?:so |really |absolutely |just )?(?:gorgeous|beautiful|lovely|great|perfect|amazing|fantastic)\b|\bI (?:really )?love (?:it|them|the)\b"
    r"|\bworks? (?:great|perfectly|well)\b|很漂亮|很喜欢|质量很好|很好用|wunderschön|gefällt (?:mir|uns)|(?:est|sont) (?:magnifique|superbe)s?|bellissim[oaie]|precios[oa]s?\b|me encanta",
    re.IGNORECASE,
)
_NOT_RECEIVED = re.compile(
    r"\b(?:not|never|n't|hasn't|haven't|didn't|nothing|still waiting|where is)\b|n't\b|没|未|沒|\b(?:nicht|nichts|nie|kein\w*)\b|ません|ない"
    r"|\b(?:pas|rien|jamais|aucun\w*|non|mai|niente|nulla|no|nunca|nada)\b",
    re.IGNORECASE,
)
# Goods that came broken came; the sentence is a complaint all the same.
_COMPLAINT = re.compile(
    r"broken|damaged|defect|in pieces|smashed|crack|wrong|missing|faulty|fake|refund|return"
    r"|坏|碎|破|错|缺|假|退|kaputt|beschädigt|falsch|defekt|fehlt|壊|破損|違う|不良|cassé|roto|rotto",
    re.IGNORECASE,
)
_ABOUT_THE_PARCEL = re.compile(
    r"deliver|tracking|parcel|package|proof|signed|carrier|refund|replace|enquiry|inquiry|zugestellt|sendung|paket|erstatt|nachforsch"
    r"|妥投|签收|物流|包裹|退款|补发|配達|荷物|追跡|返金|交換|livr|colis|rembours|entreg|paquete|reembols|consegn|pacco|rimbors",
    re.IGNORECASE,
)
_CANCEL = re.compile(r"\bcancel|取消|storn|キャンセル|annul|cancelar", re.IGNORECASE)
_THANKS = re.compile(
    r"^\W*(?:thanks?|thank you|ok(?:ay)?|great|谢谢|好的|danke|ありがとう|merci|grazie|gracias)\b[^?]{0,60}$",
    re.IGNORECASE,
)


def tells_receipt(message: Message) -> bool:
    """Whether a buyer's words speak of having the goods, with nothing in them that denies it or complains."""
    return (
        _by_buyer(message)
        and bool(_RECEIVED.search(message.text) or _PRAISED.search(message.text))
        and not _NOT_RECEIVED.search(message.text)
        and not _COMPLAINT.search(message.text)
    )


def tells_no_receipt(message: Message) -> bool:
    """Whether a buyer's words speak of receipt and deny it."""
    return (
        _by_buyer(message)
        and bool(_RECEIVED.search(message.text))
        and bool(_NOT_RECEIVED.search(message.text))
    )


def speaks_of_delivery(message: Message) -> bool:
    """Whether a message says something about the parcel or about making good: a greeting is no help to a reader."""
    return bool(_ABOUT_THE_PARCEL.search(message.text))


def asks_to_cancel(message: Message) -> bool:
    """Whether a buyer's words speak of cancelling."""
    return _by_buyer(message) and bool(_CANCEL.search(message.text))


def needs_no_answer(message: Message) -> bool:
    """Whether a buyer's message only thanks: such a message is to be marked, not answered."""
    return _by_buyer(message) and bool(_THANKS.search(message.text.strip()))


def _by_buyer(message: Message) -> bool:
    return message.sender is Sender.BUYER
