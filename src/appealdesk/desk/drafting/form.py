"""Facts as a form and back (表单与事实): names are paths, `plan.causes.0.text.en`; what the form does not show is kept."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from typing import Any

from appealdesk.desk.drafting.schema import GROUPS, Field, Group, Kind, lists, slot_field

WAS = "_was"  # which item of the stored list a card shows, so that what the form does not ask for is kept
CHINESE = "zh"
_BREAKS = re.compile(r"[\s,;|\u3001\uff0c\uff1b]+")
Content = dict[str, Any]
Choices = Mapping[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One field on the page: its full name, what it holds, and its choices. `both` fields hold two texts."""

    field: Field
    name: str
    value: str = ""
    chinese: str = ""
    choices: list[tuple[str, str]] = made_by(default_factory=list)


@dataclass(frozen=True, slots=True)
class Card:
    """One item of a list, or the one card of a plain group."""

    name: str
    was: str
    asked: list[Asked]

    @property
    def gist(self) -> str:
        """What the item says, for the line it folds into: its sentence before its ids and days; empty for a new one."""
        told = (
            one.chinese or one.value
            for kinds in ({Kind.BOTH}, set(Kind) - {Kind.CHOICE})
            for one in self.asked
            if one.field.kind in kinds
        )
        return next((words for words in told if words), "")

    @property
    def wanting(self) -> bool:
        """Whether a measure of the library still lacks a fact that it needs."""
        return any(one.field.path.startswith("with.") and not one.value for one in self.asked)


def cards(content: Content, language: str, choices: Choices) -> list[tuple[Group, list[Card]]]:
    """Return what the page shows of the facts, group by group."""
    return [(group, list(_cards(group, content, language, choices))) for group in GROUPS]


def parsed(base: Content, sent: Mapping[str, str], language: str) -> Content:
    """Return the facts as the form states them, over `base` for whatever the form does not ask; empty fields are left out.

    An item whose every field was emptied keeps its place: the page still counts it.
    """
    content = copy.deepcopy(base)
    for group in GROUPS:
        if group.many:
            _put(content, group.path, list(_items(group, base, sent, language)))
        else:
            for one in group.fields:
                _put(content, one.path, _value(one, one.path, _get(base, one.path), sent, language))
    return content


def stated(content: Content) -> Content:
    """Return the facts without items that state nothing."""
    held = copy.deepcopy(content)
    for group in lists():
        _put(held, group.path, [item for item in _get(held, group.path) or [] if item])
    return held


def same(one: Content, other: Content) -> bool:
    """Whether two statements say the same: a field that is there and empty says nothing."""
    return bool(_told(one) == _told(other))


def _told(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: told for name, inner in value.items() if (told := _told(inner)) not in (None, "", [], {})
        }
    if isinstance(value, list):
        return [told for inner in value if (told := _told(inner)) not in (None, "", [], {})]
    return value


def with_item(content: Content, path: str) -> Content:
    """Return the facts with one more, empty item in a list."""
    held = copy.deepcopy(content)
    _put(held, path, [*(_get(held, path) or []), {}], keep_empty=True)
    return held


def without_item(content: Content, path: str, index: int) -> Content:
    """Return the facts without one item of a list."""
    held = copy.deepcopy(content)
    items = list(_get(held, path) or [])
    _put(held, path, items[:index] + items[index + 1 :])
    return held


def _cards(group: Group, content: Content, language: str, choices: Choices) -> Iterator[Card]:
    if not group.many:
        yield Card("", "", [_asked(one, one.path, content, language, choices) for one in group.fields])
        return
    for index, item in enumerate(_get(content, group.path) or []):
        name = f"{group.path}.{index}"
        asked = [_asked(one, f"{name}.{one.path}", item, language, choices) for one in group.fields]
        asked += [_slot(name, slot, item, language) for slot in slots_of(item)]
        yield Card(name, str(index), asked)


def slots_of(item: Content) -> tuple[str, ...]:
    """Return the facts that the item's code of the library asks for."""
    from appealdesk.readers.actions import actions

    action = actions().get(str(item.get("code") or ""))
    return action.needs if action else ()


def _slot(name: str, slot: str, item: Content, language: str) -> Asked:
    return _asked(slot_field(slot), f"{name}.with.{slot}", item, language, {})


def _asked(one: Field, name: str, holder: Content, language: str, choices: Choices) -> Asked:
    held = _get(holder, one.path)
    value, chinese = "", ""
    if one.kind in {Kind.BOTH, Kind.SHORT}:
        texts = held if isinstance(held, dict) else {language: held or ""}
        value, chinese = str(texts.get(language) or ""), str(texts.get(CHINESE) or "")
        if language == CHINESE:
            chinese = ""
    elif one.kind is Kind.WORDS:
        value = " ".join(map(str, held or []))
    else:
        value = "" if held is None else str(held)
    offered = choices.get(one.source, [])
    if value and offered and value not in dict(offered):
        offered = [*offered, (value, value)]
    return Asked(one, name, value, chinese, offered)


def _items(group: Group, base: Content, sent: Mapping[str, str], language: str) -> Iterator[Content]:
    held = _get(base, group.path) or []
    pattern = re.compile(rf"{re.escape(group.path)}\.(\d+)\.")
    for index in sorted({int(match[1]) for name in sent if (match := pattern.match(name))}):
        name = f"{group.path}.{index}"
        was = sent.get(f"{name}.{WAS}", "")
        item: Content = copy.deepcopy(held[int(was)]) if was.isdigit() and int(was) < len(held) else {}
        code = sent.get(f"{name}.code", "")
        fields = (
            *group.fields,
            *(slot_field(slot) for slot in slots_of({"code": code})),
        )
        for one in fields:
            _put(item, one.path, _value(one, f"{name}.{one.path}", _get(item, one.path), sent, language))
        if not code:
            item.pop("with", None)
        yield item


def _value(one: Field, name: str, held: Any, sent: Mapping[str, str], language: str) -> Any:
    if one.kind in {Kind.BOTH, Kind.SHORT}:
        return _texts(one, name, held, sent, language)
    told = sent.get(name)
    if told is None:
        return held
    told = told.strip()
    if one.kind is Kind.WORDS:
        return [word for word in _BREAKS.split(told) if word]
    if one.kind is Kind.NUMBER:
        return int(told) if told.isdigit() else None
    return told


def _texts(one: Field, name: str, held: Any, sent: Mapping[str, str], language: str) -> Any:
    if name not in sent and f"{name}.{CHINESE}" not in sent:
        return held
    texts = dict(held) if isinstance(held, dict) else {}
    texts[language] = sent.get(name, "").strip()
    if language != CHINESE:
        texts[CHINESE] = sent.get(f"{name}.{CHINESE}", "").strip()
    texts = {code: text for code, text in texts.items() if text}
    if one.kind is Kind.SHORT and set(texts) <= {language}:
        return texts.get(language, "")
    return texts


def _get(holder: Any, path: str) -> Any:
    for part in path.split("."):
        holder = holder.get(part) if isinstance(holder, dict) else None
    return holder


def _put(holder: Content, path: str, value: Any, *, keep_empty: bool = False) -> None:
    *parents, last = path.split(".")
    way = [holder]
    for part in parents:
        inner = way[-1].get(part)
        if not isinstance(inner, dict):
            inner = way[-1][part] = {}
        way.append(inner)
    if value in (None, "", [], {}) and not keep_empty:
        way[-1].pop(last, None)
    else:
        way[-1][last] = value
    # A mapping that lost its last field is no statement any more.
    for depth in range(len(parents) - 1, -1, -1):
        if not way[depth + 1]:
            way[depth].pop(parents[depth], None)
