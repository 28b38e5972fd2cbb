"""What the seller's page shows (卖家页面数据)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from appealdesk.core.stage import Stage
from appealdesk.desk.cases.models import Case
from appealdesk.desk.cases.naming import named
from appealdesk.desk.drafting import review
from appealdesk.desk.drafting.models import Version

STEPS = ("screening", "work", "confirmation", "submitted", "ended")
_STEP_OF: dict[Stage, str] = {
    Stage.SCREENING: "screening",
    Stage.WORK: "work",
    Stage.WAITING: "work",
    Stage.REVIEW: "work",
    Stage.CONFIRMATION: "confirmation",
    Stage.READY: "confirmation",
    Stage.SUBMITTED: "submitted",
}
READABLE = frozenset(
    {
        Stage.CONFIRMATION,
        Stage.READY,
        Stage.SUBMITTED,
        Stage.REFUSED,
        Stage.PARTLY,
        Stage.GRANTED,
        Stage.CLOSED,
    }
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way, with how it stands: done, now, or to come."""

    name: str
    state: str


def steps(case: Case) -> list[Step]:
    """Return the seller's way in five steps."""
    names = {
        "screening": _("受理"),
        "work": _("诊断与撰写"),
        "confirmation": _("您来确认"),
        "submitted": _("您来提交"),
        "ended": _("平台结果"),
    }
    at = STEPS.index(_STEP_OF.get(Stage(case.stage), "ended"))
    return [
        Step(names[code], "done" if number < at else "now" if number == at else "next")
        for number, code in enumerate(STEPS)
    ]


def what_now(case: Case) -> str:
    """Say in plain words where the case stands and what the seller does now."""
    said = {
        Stage.SCREENING: _("我们已收到您的通知，正在判断这个申诉是否成立。通常当天答复。"),
        Stage.WORK: _("专员正在核对证据、查找根因并撰写申诉信。您可以继续补充材料。"),
        Stage.WAITING: _("我们在等您补充：请看下方清单和留言，补齐后点「我已补充」。"),
        Stage.REVIEW: _("申诉信已写好，正由第二位同事复核。"),
        Stage.CONFIRMATION: _("申诉信已定稿，请您逐段阅读，然后确认或要求修改。"),
        Stage.READY: _("您已确认。请您本人在平台提交：下方有粘贴文本和要上传的文件。"),
        Stage.SUBMITTED: _("已提交，等待平台答复。收到任何消息请贴给我们。"),
        Stage.REFUSED: _("平台驳回了这一轮。我们正在逐条解读驳回原因，看能否再次申诉。"),
        Stage.PARTLY: _("平台部分通过。哪些已恢复、哪些没有，请看下方记录。"),
        Stage.GRANTED: _("平台已通过。接下来 30 天请留意同类问题是否再次出现。"),
        Stage.DECLINED: _("我们没有受理这个案件，原因和下一步见下方。"),
        Stage.WITHDRAWN: _("案件已撤回。"),
        Stage.LAPSED: _("平台时限已过。"),
        Stage.CLOSED: _("案件已结案。感谢您的配合。"),
    }
    return str(said[Stage(case.stage)])


def missing(case: Case) -> list[dict[str, Any]]:
    """Return the evidence still to be handed in, each with its name, how to get it, and what may stand for it."""
    present = set(case.exhibits.filter(withdrawn_at=None).values_list("kind", flat=True))
    wanted = case.reading.get("missing", [])
    return [
        {**one, "name": named("kinds", one["kind"]), "substitute": _substitute(one)}
        for one in wanted
        if one["kind"] not in present
    ]


def _substitute(one: dict[str, Any]) -> Any:
    return named("kinds", one["substitute"]) if one.get("substitute") else None


def version_to_read(case: Case) -> Version | None:
    """Return the version that the seller may read: only one that a second person has approved."""
    if Stage(case.stage) not in READABLE:
        return None
    version = review.newest(case)
    return version if version and version.approved_at else None
