"""What each point of the sheet asks of a letter (自查要点), in the words of the desk: a problem is told under its code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from appealdesk.core.letter.problems.problem import Problem
from appealdesk.core.wording import Wording

_QUOTED = re.compile(r"“([^”]+)”")


def _point(en: str, zh: str) -> Wording:
    return Wording.of(en=en, zh=zh)


POINTS: Mapping[str, Wording] = {
    "L1": _point(
        "A statement has no source in the notice, the story or the exhibits.",
        "有陈述在通知、卖家自述或证据件中找不到出处。",
    ),
    "L2": _point(
        "The figure or complaint of the notice is not answered.", "没有回应通知所指的指标或投诉，或回应不全。"
    ),
    "L3": _point(
        "No root cause is named in the seller's own process.", "没有指出卖家自身流程或管控中的根本原因。"
    ),
    "L4": _point(
        "Something is claimed that the case's own papers contradict.", "信中主张与本案自己的文件相抵触。"
    ),
    "L5": _point(
        "An earlier violation or appeal is not disclosed, or not what changed since.",
        "既往违规、处罚或申诉没有披露，或没有说明此后的改变。",
    ),
    "L6": _point("The cause is too general.", "原因过于笼统：缺时间、订单数、环节或岗位。"),
    "L7": _point(
        "A corrective action is not finished, not dated or nobody's.",
        "纠正措施未完成、没有日期或没有责任岗位。",
    ),
    "L8": _point("Nothing is said about the buyers concerned.", "没有说明如何补救受影响的买家，或为何不需要。"),
    "L9": _point(
        "A preventive measure lacks owner, rhythm, number to watch or threshold.",
        "预防措施缺责任岗位、频率、监控数值或警戒线。",
    ),
    "L10": _point(
        "A cause is not paired with a corrective and a preventive action.",
        "原因没有与纠正措施、预防措施一一对应。",
    ),
    "L11": _point(
        "The central claim rests on no exhibit that opens.", "核心主张没有指向一份存在且能打开的证据件。"
    ),
    "L12": _point(
        "A statement names no exhibit or no place in it.", "有陈述没有注明证据件，或没有注明其中的页、行。"
    ),
    "L13": _point(
        "An order, item or tracking number is missing or wrong.", "订单号、商品编号或运单号有遗漏或错误。"
    ),
    "L14": _point("A figure differs from the notice.", "数值或标准与通知不一致。"),
    "L15": _point("The buyer is blamed.", "指责了买家；应让记录说话。"),
    "L16": _point("The platform or the carrier is criticised.", "批评了平台、其员工、算法或承运商。"),
    "L17": _point("The letter begs or tells of hardship.", "有求情、诉苦、谈家庭、营业额或公司历史的内容。"),
    "L18": _point("There is not one clear request.", "请求不明确、不止一项，或与通知允许的不符。"),
    "L19": _point(
        "A rule is named wrongly, is not in force, or is contradicted.",
        "政策引用有误、不在有效期内，或主张与其相悖。",
    ),
    "L20": _point("The letter is too long.", "篇幅过长，审核人几分钟内读不完，或超过渠道字数。"),
    "L21": _point(
        "Text of another language, a placeholder or a wrong term is left.",
        "残留其他语言、占位符，或平台用语有误。",
    ),
    "L22": _point("A stock phrase or a sentence of an earlier appeal is used.", "有套话，或照搬了前一次申诉的句子。"),
    "COPY": _point("The Chinese reading copy says something else.", "中文对照稿与原文不一致。"),
}  # fmt: skip


def told(problem: Problem) -> str:
    """Say a problem in Chinese by its point: code, what the point asks, where, and the words of the case that it is about."""
    point = POINTS.get(problem.code)
    said = point.say("zh") if point is not None else problem.reason
    return f"{problem.code} {said}（{'；'.join([problem.place, *_words(problem)])}）"


def _words(problem: Problem) -> Iterator[str]:
    yield from (f"“{words}”" for words in dict.fromkeys(_QUOTED.findall(problem.reason)))
