"""Messages with the buyer (买家往来消息) out of a table; an automatic reply is told only by the table itself."""

from __future__ import annotations

import re
from pathlib import Path

from appealdesk.core.correspondence import Message, Sender
from appealdesk.core.errors import Fault
from appealdesk.core.place import Place
from appealdesk.readers.moments import moment
from appealdesk.readers.tables import Row, read_rows

COLUMNS = {
    "time": ("sent at", "date time", "timestamp", "date", "sent time", "时间", "发送时间", "日期"),
    "zone": ("time zone", "timezone", "offset", "时区"),
    "sender": ("from", "sent by", "role", "author", "发送方", "发件人", "发送人", "角色"),
    "text": ("message", "body", "content", "message text", "内容", "消息", "消息内容", "正文"),
    "order": ("order id", "order number", "订单号", "订单编号"),
    "automatic": ("auto", "is automatic", "auto reply", "automated", "自动回复", "是否自动"),
}
SENDERS = {
    Sender.BUYER: ("buyer", "customer", "买家", "客户", "顾客"),
    Sender.SELLER: ("seller", "merchant", "shop", "us", "卖家", "商家", "店铺", "客服"),
    Sender.AUTOMATIC: (
        "automatic",
        "auto",
        "auto reply",
        "auto-reply",
        "bot",
        "自动",
        "自动回复",
        "机器人",
        "系统自动回复",
    ),
    Sender.PLATFORM: ("platform", "system", "amazon", "平台", "系统", "平台客服"),
}
BY_WORD = {word: sender for sender, words in SENDERS.items() for word in words}
YES = frozenset({"1", "y", "yes", "true", "auto", "automatic", "是", "自动", "自动回复"})
# A marker at the head of the text, set by the mail program, never guessed from friendly phrases.
MARKER = re.compile(
    r"\s*[\[(【（](?:auto(?:matic|mated)?[ -]?(?:reply|response|message)?|自动回复)[\])】）]", re.IGNORECASE
)


def read_messages(
    path: Path, *, file: str | None = None, zone: str | None = None
) -> tuple[tuple[Message, ...], tuple[Fault, ...]]:
    """Read a table of messages, in the order of the file; a row whose sender is nobody is told as a fault.

    `file` is the name that places cite, `zone` the time zone of times that carry none. Raises `TableError`
    where a column is missing.
    """
    name = file or path.name
    messages: list[Message] = []
    faults: list[Fault] = []
    for row in read_rows(path, COLUMNS, ("time", "sender", "text")):
        sender = _sender(row)
        if sender is None:
            what = f"“{row['sender'][:40]}” is no sender."
            faults.append(Fault(f"{name}:{row.line}", what, "Write buyer, seller, automatic or platform."))
        else:
            messages.append(_message(row, sender, name, zone))
    return tuple(messages), tuple(faults)


def _message(row: Row, sender: Sender, file: str, zone: str | None) -> Message:
    return Message(
        sender,
        row["time"],
        moment(row["time"], row["zone"] or zone),
        row["text"],
        Place(file, line=row.line),
        row["order"] or None,
    )


def _sender(row: Row) -> Sender | None:
    sender = BY_WORD.get(" ".join(row["sender"].casefold().split()))
    marked = row["automatic"].casefold() in YES or MARKER.match(row["text"])
    return Sender.AUTOMATIC if sender is Sender.SELLER and marked else sender
