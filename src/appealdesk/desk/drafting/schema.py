"""What the studio asks (撰写表单): the fields of case.yaml that a specialist states, in the order he thinks of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(StrEnum):
    """How a field is asked and kept."""

    LINE = "line"
    BOTH = "both"  # a text in the letter's language and in Chinese
    SHORT = "short"  # a few words, in one language or in both
    WORDS = "words"  # ids, separated by spaces
    DAY = "day"
    CHOICE = "choice"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its path inside its group, and where its choices come from (`exhibits`, `causes`, `metrics`, ...)."""

    path: str
    label: Promise
    kind: Kind = Kind.LINE
    source: str = ""
    hint: Promise | str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together. `many` groups hold a list, one card an item."""

    path: str
    title: Promise
    fields: tuple[Field, ...]
    many: bool = False
    hint: Promise | str = ""
    new: Promise | str = field(default="")

    @property
    def planned(self) -> bool:
        """Whether no plan is whole without it: it stands open although it is still empty."""
        return self.path in {"plan.causes", "plan.corrective", "plan.preventive"}


TEXT = Field("text", _("写法"), Kind.BOTH)
EXHIBIT = Field("exhibit", _("证据"), Kind.CHOICE, "exhibits")
CAUSE = Field("cause", _("对应原因"), Kind.NUMBER, "causes")

GROUPS: tuple[Group, ...] = (
    Group(
        "",
        _("卖家与请求"),
        (
            Field("seller.store", _("店铺")),
            Field("seller.company", _("公司")),
            Field("seller.signatory", _("署名人")),
            Field("contact", _("联系方式")),
            Field("platform", _("平台"), Kind.CHOICE, "platforms", _("空着以通知为准。")),
            Field("marketplace", _("站点"), Kind.LINE, "", _("空着以通知为准，例如 US。")),
            Field("request.kind", _("请求"), Kind.CHOICE, "requests"),
            Field("request.text", _("请求的写法"), Kind.BOTH, "", _("写明对象和要平台做什么。")),
        ),
    ),
    Group(
        "plan.causes",
        _("根本原因"),
        (
            Field("code", _("措施库"), Kind.CHOICE, "cause"),
            TEXT,
            Field("gist", _("一句话概括"), Kind.BOTH, "", _("用在信的第一段。")),
            Field("orders", _("涉及订单"), Kind.WORDS),
            EXHIBIT,
        ),
        many=True,
        hint=_("写自己流程里的原因，不写承运商或平台的过错。"),
        new=_("添加原因"),
    ),
    Group(
        "plan.corrective",
        _("纠正措施（已经做完）"),
        (
            Field("code", _("措施库"), Kind.CHOICE, "corrective"),
            TEXT,
            Field("done_on", _("完成日期"), Kind.DAY),
            Field("owner", _("负责岗位"), Kind.SHORT),
            EXHIBIT,
            CAUSE,
        ),
        many=True,
        hint=_("只写做完的事，带日期和证据。"),
        new=_("添加纠正措施"),
    ),
    Group(
        "plan.preventive",
        _("预防措施（今后怎样防）"),
        (
            Field("code", _("措施库"), Kind.CHOICE, "preventive"),
            TEXT,
            Field("owner", _("负责岗位"), Kind.SHORT),
            Field("every", _("频率或触发条件"), Kind.SHORT),
            CAUSE,
            Field("watch.metric", _("盯哪个指标"), Kind.CHOICE, "metrics"),
            Field("watch.threshold", _("内部门槛")),
            Field("watch.then", _("越过门槛时"), Kind.SHORT),
            EXHIBIT,
        ),
        many=True,
        new=_("添加预防措施"),
    ),
    Group(
        "plan.buyers",
        _("对买家的补救"),
        (
            Field("orders", _("涉及订单"), Kind.WORDS),
            TEXT,
            Field("done_on", _("完成日期"), Kind.DAY),
            EXHIBIT,
        ),
        many=True,
        new=_("添加补救"),
    ),
    Group(
        "prior",
        _("以往的警告与申诉"),
        (
            Field("day", _("日期"), Kind.DAY),
            Field("what", _("什么事"), Kind.BOTH),
            Field("outcome", _("结果"), Kind.CHOICE, "outcomes"),
            Field(
                "changed_since", _("此后改变了什么"), Kind.BOTH, "", _("没有新的事实，相同的理由不会放行。")
            ),
        ),
        many=True,
        hint=_("必须如实披露。"),
        new=_("添加一项"),
    ),
    Group(
        "orders",
        _("订单"),
        (
            Field("id", _("订单号")),
            Field("tracking", _("运单号")),
            Field("carrier", _("承运商")),
            Field("ship_by", _("最晚发货"), Kind.LINE, "", _("带时区，如 2026-11-03T23:59:59-08:00")),
            Field("confirmed_at", _("确认发货")),
            Field("delivered_at", _("妥投")),
        ),
        many=True,
        new=_("添加订单"),
    ),
    Group(
        "answers",
        _("平台逐项要求的答复"),
        (Field("asked", _("通知里的原话"), Kind.LINE, "", _("抄几个字，用来对上那一项。")), TEXT, EXHIBIT),
        many=True,
        new=_("添加答复"),
    ),
)


# What a measure of the library asks for, so that its sentence can be said.
SLOTS: dict[str, Promise] = {
    "batch": _("批次"),
    "carrier": _("承运商"),
    "change": _("改了什么"),
    "count": _("数量"),
    "counted": _("实际库存"),
    "cutoff": _("截单时间"),
    "days": _("日期或天数"),
    "defect": _("缺陷"),
    "delay": _("晚了多久"),
    "fault": _("出了什么错"),
    "hours": _("小时数"),
    "item": _("商品"),
    "list": _("词表名称"),
    "minutes": _("分钟数"),
    "party": _("谁（公司或人）"),
    "pickup": _("揽收时间"),
    "place": _("地点"),
    "sample": _("抽样数量"),
    "sent": _("回传的承运商名称"),
    "shown": _("显示的库存"),
    "since": _("从何时起"),
    "supplier": _("供应商"),
    "system": _("系统"),
    "target": _("改发到哪里"),
    "test": _("检测项目"),
    "time": _("时间"),
    "words": _("相关文字"),
}


def slot_field(slot: str) -> Field:
    """Return the field of a fact that a measure of the library asks for."""
    return Field(f"with.{slot}", SLOTS[slot], Kind.SHORT)


def group_of(path: str) -> Group | None:
    """Return the list group of that path."""
    return next((group for group in GROUPS if group.many and group.path == path), None)


def lists() -> Iterator[Group]:
    """Yield the groups that hold a list."""
    yield from (group for group in GROUPS if group.many)
