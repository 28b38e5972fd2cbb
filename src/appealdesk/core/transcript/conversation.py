"""Messages as a chat shows them (聊天记录): who, when, what, one message a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import tzinfo

from appealdesk.core.correspondence import Message, Sender
from appealdesk.core.place import Place
from appealdesk.core.sheet import Sheet
from appealdesk.core.transcript.clocks import Clock, clocks, month_first

_WHO = {
    Sender.AUTOMATIC: r"auto(?:matic|mated)?(?:[ -]?(?:reply|response|message))?|bot|自动回复|自動回覆|自動返信|réponse automatique|automatische antwort",
    Sender.BUYER: r"buyer|customer|client|käufer(?:in)?|kunde|kundin|acheteur|acheteuse|comprador(?:a)?|cliente|acquirente|买家|買家|客户|顾客|購入者|お客様",
    Sender.SELLER: r"seller|merchant|store|shop|us|we|support|verkäufer(?:in)?|händler|vendeur|boutique|vendedor(?:a)?|tienda|venditore|negozio"
    r"|卖家|賣家|商家|店铺|客服|出品者|販売者|弊社",
    Sender.PLATFORM: r"platform|system|amazon|ebay|平台|系统|系統",
}
_HEAD = re.compile(
    "|".join(rf"(?P<{sender.value}>(?:{words}))" for sender, words in _WHO.items()), re.IGNORECASE
)
_NAMED = re.compile(
    rf"^\W*(?:from:?\s*|von:?\s*|de:?\s*)?(?:{_HEAD.pattern})\b(?:\s*[(（][^)）]{{0,40}}[)）])?\s*[:：]?\s*",
    re.IGNORECASE,
)
_NAMED_ASIAN = re.compile(
    rf"^\W*(?:{_HEAD.pattern})\s*(?:[(（][^)）]{{0,40}}[)）])?\s*[:：]\s*", re.IGNORECASE
)


def conversation(
    sheets: Sequence[Sheet], ids: Sequence[str], zone: tzinfo | None, alone: str | None
) -> tuple[Message, ...]:
    """Return the messages of one file; a paragraph without a time and a known writer is none.

    `alone` is the only order of the case: what is written belongs to it where no order is named.
    """
    american = month_first("\n".join(sheet.text for sheet in sheets))
    return tuple(one for sheet in sheets for one in _messages(sheet, ids, zone, american, alone))


def _messages(
    sheet: Sheet, ids: Sequence[str], zone: tzinfo | None, american: bool | None, alone: str | None
) -> Iterator[Message]:
    order = alone
    held: Message | None = None
    for number, line in enumerate(sheet.text.split("\n"), 1):
        order = next((id_ for id_ in ids if id_ in line), order)
        times = clocks(line, american)
        head = _head(line, times[0]) if times else None
        if head is not None:
            if held is not None and held.text:
                yield held
            sender, text = head
            place = Place(sheet.file, line=number, page=sheet.page)
            held = Message(sender, times[0].written, times[0].moment(zone), text, place, order)
        elif held is not None and line.strip():
            held = replace(held, text=f"{held.text} {line.strip()}".strip())
        elif held is not None and held.text:
            yield held
            held = None
    if held is not None and held.text:
        yield held


def _head(line: str, clock: Clock) -> tuple[Sender, str] | None:
    """Read the head of a message: its time and who wrote it stand before its words, in either order."""
    before, behind = line[: clock.start].strip(), line[clock.end :].strip()
    if len(before) > 50:
        return None
    if _words(before):
        who = _NAMED.match(before)
        return (_sender(who), behind.lstrip(" :：)）]-–—|,")) if who else None
    bare = behind.lstrip(" ]）)|,;-–—")
    who = _NAMED_ASIAN.match(bare) or _NAMED.match(bare)
    return (_sender(who), bare[who.end() :].strip(" |-–—")) if who else None


def _words(text: str) -> bool:
    return re.search(r"[^\W\d_]{2}", text) is not None


def _sender(who: re.Match[str]) -> Sender:
    return next(sender for sender in _WHO if who[sender.value])
