"""Errors and ledger lines in the reader's language (错误与台账的说法): the family speaks English, a person here reads Chinese first."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from django import template
from django.utils.functional import Promise

from appealdesk.core.errors import BadInputError
from appealdesk.core.outcome import NAMES, OutcomeKind
from appealdesk.core.stage import MOVE_NAMES, STAGE_NAMES, Stage
from appealdesk.core.wording import Wording
from appealdesk.desk.templatetags import fact_sentences
from appealdesk.desk.templatetags.sentences import SENTENCES
from appealdesk.desk.templatetags.words import language

register = template.Library()
Naming = Callable[[str], str]
_NAMED_BY: list[Naming] = []
FORM = "case.yaml"
_FORM = re.compile(r"\bcase\.yaml(?::\d+)?: ")


def fields_named_by(naming: Naming) -> None:
    """Let the room whose form asks for the facts put its names in place of their paths."""
    if naming not in _NAMED_BY:
        _NAMED_BY.append(naming)


def _in_words(text: str) -> str:
    for naming in _NAMED_BY:
        text = naming(text)
    return text


@register.filter
def told(words: Any) -> str:
    """Say an error, a fault, or a text that holds their sentences; a sentence that nobody translated stays as it is."""
    if isinstance(words, BadInputError):
        words = " ".join(f"{fault.what} {fault.remedy}".strip() for fault in words.faults)
    text = str(words) if words is not None else ""
    if isinstance(words, Promise) or text.isspace():
        return text
    text = _in_words(_FORM.sub("", text))
    if language() != "zh":
        return text
    for pattern, chinese in _patterns():
        text = pattern.sub(partial(_filled, chinese), text)
    return re.sub(r"([。])\s+", r"\1", text)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the sentences as patterns, the longest first; `{1}` stands for what an error names."""
    rows = sorted((SENTENCES | fact_sentences.SENTENCES).items(), key=lambda row: -len(row[0]))
    return tuple(
        (re.compile(re.sub(r"\\\{\d\\\}", "(.{1,300}?)", re.escape(english))), chinese)
        for english, chinese in rows
    )


def _filled(chinese: str, found: re.Match[str]) -> str:
    """Put in what an error names: a stage or a move by its Chinese name, all else as it stands."""
    named = (_chinese_names().get(words, words) for words in found.groups())
    return chinese.format("", *named)


@cache
def _chinese_names() -> dict[str, str]:
    return {words.say("en"): words.say("zh") for words in (*STAGE_NAMES.values(), *MOVE_NAMES.values())}


@register.filter
def place(where: str) -> str:
    """Name where a fault lies: a field of a page by its name, with the line; a line of the facts as it is."""
    name, _colon, line = where.partition(":")
    if name not in PLACES:
        return where
    said = PLACES[name].say(language())
    if name == FORM:  # laid out by the desk itself: its lines say nothing to a person
        return said
    number = Wording.of(zh=f"第 {line} 行", en=f"line {line}").say(language())
    return f"{said} {number}" if line.isdigit() else said


@register.filter
def actor(code: str) -> str:
    """Name who acted where it was no member of staff; a name stays a name."""
    return ACTORS[code].say(language()) if code in ACTORS else code


@register.filter
def detail_name(key: str) -> str:
    """Name a detail of a ledger line."""
    return DETAILS[key].say(language()) if key in DETAILS else key


@register.filter
def detail_value(value: Any, key: str) -> str:
    """Say a detail of a ledger line: a stage, an answer or an ending by its name, all else as it is kept."""
    if key in {"from", "to"} and value in STAGE_NAMES:
        return STAGE_NAMES[Stage(value)].say(language())
    if key == "outcome" and value in NAMES:
        return NAMES[OutcomeKind(value)].say(language())
    if key == "ending" and value in ENDINGS:
        return ENDINGS[value].say(language())
    return "" if value is None else str(value)


@register.filter
def seller_stage(code: str) -> str:
    """Name a stage as the seller is spoken to."""
    words = TO_THE_SELLER.get(Stage(code), STAGE_NAMES[Stage(code)])
    return words.say(language())


TO_THE_SELLER = {
    Stage.WAITING: Wording.of(zh="请您补充材料", en="Please add what is missing"),
    Stage.CONFIRMATION: Wording.of(zh="请您确认定稿", en="Please confirm the letter"),
    Stage.READY: Wording.of(zh="请您本人提交", en="Please submit it yourself"),
}
PLACES = {
    "notice": Wording.of(zh="通知", en="Notice"),
    "story": Wording.of(zh="发生了什么", en="Story"),
    "earlier": Wording.of(zh="以前的申诉", en="Earlier appeals"),
    "contact_mail": Wording.of(zh="联系方式", en="Contact"),
    "files": Wording.of(zh="文件", en="Files"),
    "message": Wording.of(zh="留言", en="Message"),
    "words": Wording.of(zh="平台原文", en="The platform's words"),
    "at": Wording.of(zh="时间", en="Time"),
    "version": Wording.of(zh="版本", en="Version"),
    "facts": Wording.of(zh="资料", en="Facts"),
    "case.yaml": Wording.of(zh="资料", en="Facts"),
    "outcome": Wording.of(zh="结果", en="Outcome"),
    "kind": Wording.of(zh="类型", en="Kind"),
    "role": Wording.of(zh="用途", en="Role"),
    "--override": Wording.of(zh="放行理由", en="Reason of the override"),
}
ENDINGS = {
    "made": Wording.of(zh="已生成", en="made"),
    "refused": Wording.of(zh="不予生成", en="refused"),
    "needs_answers": Wording.of(zh="待补充", en="needs answers"),
}
ACTORS = {
    "system": Wording.of(zh="系统", en="desk"),
    "clock": Wording.of(zh="时钟", en="clock"),
    "seller": Wording.of(zh="卖家", en="seller"),
}
DETAILS = {
    "from": Wording.of(zh="由", en="from"),
    "to": Wording.of(zh="到", en="to"),
    "number": Wording.of(zh="序号", en="number"),
    "version": Wording.of(zh="版本", en="version"),
    "facts": Wording.of(zh="资料", en="facts"),
    "bag": Wording.of(zh="材料包", en="bag"),
    "digest": Wording.of(zh="指纹", en="digest"),
    "sha256": Wording.of(zh="文件指纹", en="sha256"),
    "packs": Wording.of(zh="规则包", en="packs"),
    "ending": Wording.of(zh="结果", en="ending"),
    "outcome": Wording.of(zh="答复", en="outcome"),
    "answer": Wording.of(zh="答复号", en="answer"),
    "submission": Wording.of(zh="提交号", en="submission"),
    "message": Wording.of(zh="留言号", en="message"),
    "link": Wording.of(zh="链接号", en="link"),
    "hours": Wording.of(zh="剩余小时", en="hours"),
    "kind": Wording.of(zh="类型", en="kind"),
    "role": Wording.of(zh="用途", en="role"),
}
