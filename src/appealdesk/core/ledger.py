"""The ledger (台账): what happened to a case, line by line, each line holding the digest of the one before.

Lines carry ids, digests and codes, never a buyer's data: what is personal can be destroyed without breaking the chain.
A line of the day chains the heads of all cases, so that a whole case cannot vanish either.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256

from appealdesk.core.errors import AppealDeskError, NaiveTimeError
from appealdesk.core.stage import MOVE_NAMES, Move
from appealdesk.core.wording import Wording

GENESIS = "0" * 64
_TAG = re.compile(r"[a-z]+:[a-z]+:[a-z_]+")

TAGS: dict[str, Wording] = {
    **{
        f"case:stage:{move.value}": Wording.of(
            zh=f"案件流转：{MOVE_NAMES[move].say('zh')}", en=f"Case moved: {MOVE_NAMES[move].say('en')}"
        )
        for move in Move
    },
    "case:intake:opened": Wording.of(zh="收件立案", en="Case opened from an intake"),
    "case:staff:assigned": Wording.of(zh="指派经办人", en="Specialist assigned"),
    "case:facts:saved": Wording.of(zh="案件资料已保存", en="Facts of the case saved"),
    "case:reading:made": Wording.of(zh="通知已解读", en="Notice read"),
    "case:turn:told": Wording.of(zh="已通知轮到的人", en="Told whose turn it is"),
    "case:reminder:sent": Wording.of(zh="时限提醒已发出", en="Reminder of a window sent"),
    "case:window:escalated": Wording.of(zh="时限升级至主管", en="Window escalated to the operator"),
    "case:copy:forgotten": Wording.of(zh="个人数据已销毁", en="Personal data destroyed"),
    "case:watch:checked": Wording.of(zh="观察期复查", en="Watch checked"),
    "exhibit:file:received": Wording.of(zh="证据件已接收", en="Exhibit received"),
    "exhibit:file:withdrawn": Wording.of(zh="证据件已撤下", en="Exhibit withdrawn"),
    "exhibit:file:restored": Wording.of(zh="证据件已恢复", en="Exhibit restored"),
    "exhibit:kind:set": Wording.of(zh="证据类型已更正", en="Kind of an exhibit set"),
    "exhibit:secret:found": Wording.of(
        zh="文件里发现密码，已提醒卖家", en="Password found in a file, seller warned"
    ),
    "exhibit:file:downloaded": Wording.of(zh="证据件被下载", en="Exhibit downloaded"),
    "draft:version:saved": Wording.of(zh="文稿版本已保存", en="Version of the draft saved"),
    "draft:attempt:prepared": Wording.of(zh="材料包已生成", en="Bundle made"),
    "draft:attempt:refused": Wording.of(zh="材料包未生成", en="No bundle could be made"),
    "draft:comment:written": Wording.of(zh="批注", en="Comment written"),
    "draft:comment:settled": Wording.of(zh="批注已处理", en="Comment settled"),
    "draft:problem:overridden": Wording.of(zh="越过质检问题", en="Problem overridden with a reason"),
    "bundle:file:downloaded": Wording.of(zh="材料包被下载", en="Bundle downloaded"),
    "bundle:text:copied": Wording.of(zh="申诉文本被复制", en="Text copied for pasting"),
    "bundle:version:confirmed": Wording.of(zh="卖家确认定稿", en="Version confirmed by the seller"),
    "bundle:submission:recorded": Wording.of(zh="提交已登记", en="Submission recorded"),
    "answer:platform:recorded": Wording.of(zh="平台答复已登记", en="Answer of the platform recorded"),
    "seller:link:made": Wording.of(zh="卖家链接已生成", en="Link for the seller made"),
    "seller:link:revoked": Wording.of(zh="卖家链接已作废", en="Link for the seller revoked"),
    "seller:link:used": Wording.of(zh="卖家打开链接", en="Link used by the seller"),
    "seller:message:written": Wording.of(zh="卖家留言", en="Seller wrote"),
    "staff:message:written": Wording.of(zh="专员留言", en="Specialist wrote"),
}


class LedgerError(AppealDeskError):
    """A line that the ledger does not take."""

    code = "ledger"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the case's code, its number in the case from 1, when, what, by whom, and ids, digests and codes."""

    case: str
    number: int
    at: datetime
    tag: str
    by: str
    previous: str = GENESIS
    detail: Mapping[str, str | int | bool | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.tag not in TAGS:
            raise LedgerError(f"The ledger knows no tag “{self.tag}”.", "Register it with its two sentences.")
        if self.at.tzinfo is None:
            raise NaiveTimeError("moment of the ledger line", self.at)

    @property
    def digest(self) -> str:
        """SHA-256 over the canonical JSON of the line, the digest of the one before among it."""
        held = {
            "at": moment(self.at),
            "by": self.by,
            "case": self.case,
            "detail": dict(self.detail),
            "number": self.number,
            "previous": self.previous,
            "tag": self.tag,
        }
        return sha256(canonical(held)).hexdigest()


@dataclass(frozen=True, slots=True)
class Broken:
    """A place where the chain does not hold: the case, the line's number, and what is wrong there."""

    case: str
    number: int
    what: Wording


def moment(at: datetime) -> str:
    """Write a moment in UTC to the microsecond, the same on every database."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def canonical(held: Mapping[str, object]) -> bytes:
    """Write JSON in one way only: sorted keys, no spaces, UTF-8."""
    return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def verify_chain(lines: Iterable[tuple[Line, str]]) -> Iterator[Broken]:
    """Walk the lines of one case in order, each with the digest that was kept for it, and tell every break."""
    previous, number = GENESIS, 0
    for line, kept in lines:
        number += 1
        if line.number != number:
            yield Broken(
                line.case, number, Wording.of(zh=f"缺少第 {number} 行", en=f"line {number} is missing")
            )
            number = line.number
        elif line.previous != previous:
            yield Broken(line.case, number, Wording.of(zh="前一行已被改动", en="the line before was changed"))
        if line.digest != kept:
            yield Broken(line.case, number, Wording.of(zh="本行已被改动", en="this line was changed"))
        previous = kept


def day_digest(day: date, heads: Iterable[tuple[str, int, str]], previous: str = GENESIS) -> str:
    """Chain the heads (case, number, digest) of all cases with lines on a day to the day before."""
    held = {"day": day.isoformat(), "heads": sorted(heads), "previous": previous}
    return sha256(canonical(held)).hexdigest()


def well_formed(tag: str) -> bool:
    """Whether a tag reads as source:subject:action."""
    return _TAG.fullmatch(tag) is not None
