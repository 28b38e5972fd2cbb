"""What holds a case up (卡点): one short sentence on the board."""

from __future__ import annotations

import json
from typing import Any

from django.utils.translation import gettext, ngettext

from appealdesk.core.stage import Stage
from appealdesk.desk.cases.models import Case


def blocks(case: Case) -> str:
    """Say what the case waits for. Reads `lacks` and `concluded` where the board has put them beside the case."""
    stage = Stage(case.stage)
    if stage is not Stage.WORK:
        return _WAITS[stage]() if stage in _WAITS else ""
    if getattr(case, "concluded", "") == "failed":
        return gettext("材料无法解读，请查看案件页")
    lacking = len(missing_of(getattr(case, "lacks", None)))
    if lacking:
        return ngettext("缺 %(count)d 类材料", "缺 %(count)d 类材料", lacking) % {"count": lacking}
    return gettext("撰写文稿")


def missing_of(told: Any) -> list[str]:
    """Return the kinds that are missing; SQLite hands JSON out as text."""
    held = json.loads(told) if isinstance(told, str) else told
    return held if isinstance(held, list) else []


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
