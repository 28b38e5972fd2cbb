"""What holds a case up (卡点): one short sentence on the board."""

from __future__ import annotations

from django.utils.translation import gettext, ngettext

from appealdesk.core.stage import Stage
from appealdesk.desk.cases.rows import Row


def blocks(case: Row) -> str:
    """Say what the case waits for."""
    stage = Stage(case.stage)
    if stage is not Stage.WORK:
        return _WAITS[stage]() if stage in _WAITS else ""
    if case.concluded == "failed":
        return gettext("材料无法解读，请查看案件页")
    if case.lacking:
        return ngettext("缺 %(count)d 类材料", "缺 %(count)d 类材料", case.lacking) % {"count": case.lacking}
    return gettext("撰写文稿")


_WAITS = {
    Stage.SCREENING: lambda: gettext("等待受理决定"),
    Stage.WAITING: lambda: gettext("等卖家补充材料"),
    Stage.REVIEW: lambda: gettext("等第二人复核"),
    Stage.CONFIRMATION: lambda: gettext("等卖家确认"),
    Stage.READY: lambda: gettext("等卖家提交"),
    Stage.SUBMITTED: lambda: gettext("等平台答复"),
    Stage.REFUSED: lambda: gettext("决定是否再次申诉"),
    Stage.PARTLY: lambda: gettext("决定是否再次申诉"),
    Stage.GRANTED: lambda: gettext("观察期内"),
}
