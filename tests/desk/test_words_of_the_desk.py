"""Chinese first, English complete: no sentence of the desk is missing in either."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from appealdesk.core.wording import Wording
from appealdesk.desk.management.commands.messages import DESK, ROOMS, catalogue, compiled, missing, po_file
from appealdesk.desk.templatetags.words import say

WRITTEN = [room for room in ROOMS if len(catalogue(room))]


@pytest.mark.parametrize("room", WRITTEN)
def test_every_sentence_has_its_english(room):
    assert missing(room) == []


@pytest.mark.parametrize("room", WRITTEN)
def test_the_compiled_catalogue_is_the_written_one(room):
    assert po_file(room).with_suffix(".mo").read_bytes() == compiled(room)


@pytest.mark.parametrize("room", WRITTEN)
def test_no_sentence_is_kept_that_no_page_says(room):
    written = set(re.findall(r'^msgid "(.+)"$', po_file(room).read_text("utf-8"), re.MULTILINE))
    used = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue(room)}
    assert written <= used


def test_no_page_says_chinese_outside_of_a_translated_sentence():
    bare = []
    for page in DESK.rglob("*.html"):
        text = re.sub(
            r"{%\s*blocktranslate.*?{%\s*endblocktranslate\s*%}", "", page.read_text("utf-8"), flags=re.DOTALL
        )
        text = re.sub(r"{[%{#].*?[%}#]}", "", text, flags=re.DOTALL)
        bare += [f"{page.name}: {found}" for found in re.findall(r"[一-鿿]+", text) if found != "中文"]
    assert bare == []


def test_chinese_is_said_with_its_own_punctuation_and_english_as_it_stands():
    words = Wording.of(
        zh="可以准备申诉:入口开放,或处罚已生效(证据件 6, 10)", en="Prepare it: the entry is open"
    )
    with translation.override("zh-hans"):
        assert say(words) == "可以准备申诉：入口开放，或处罚已生效（证据件 6, 10）"
    with translation.override("en"):
        assert say(words) == "Prepare it: the entry is open"
