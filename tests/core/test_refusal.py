"""A refusal names its reason and the next step, and sells no hope."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from appealdesk.core.case import Case
from appealdesk.core.notice import Notice
from appealdesk.core.paper import Heading, Paper, PaperKind, Paragraph, Quote
from appealdesk.core.place import Place, Words
from appealdesk.core.reading import NoticeDeadline, Reading, Screening
from appealdesk.core.refusal import NothingToRefuseError, compose_refusal
from appealdesk.core.wording import Wording
from appealdesk.readers.clauses import clause_book
from appealdesk.readers.packs import vocabulary

CASE = Case("AD-1", datetime(2026, 11, 20, 2, tzinfo=UTC), 1, (), None, ())
SCREENING = Screening(
    "no",
    "phishing",
    Wording.of(en="the sender's domain is not the platform's", zh="发件域名不是平台的域名。"),
    Wording.of(
        en="Open the seller console yourself and report the mail.", zh="请自行打开卖家后台核对,并举报该邮件。"
    ),
)
READING = Reading(False, "phishing", screening=SCREENING)


def refusal(reading: Reading = READING) -> Paper:
    return compose_refusal(CASE, reading, vocabulary(), clauses=clause_book())


def words(paper: Paper) -> str:
    return "\n".join(block.text for block in paper.blocks if isinstance(block, Paragraph | Heading | Quote))


def test_the_reason_and_the_next_step_are_named_in_both_languages() -> None:
    text = words(refusal())
    assert "发件域名不是平台的域名" in text
    assert "举报该邮件" in text
    assert "The sender's domain is not the platform's. Next step: Open the seller console" in text


def test_no_deadline_is_invented() -> None:
    text = words(refusal())
    assert "没有写明时限" in text
    assert not re.search(r"\d+\s*(?:天|小时|日内|days|hours)", text)


def test_a_deadline_that_the_text_names_is_quoted_and_nothing_more() -> None:
    deadline = NoticeDeadline("relative", Words("within 48 hours", Place("notice.txt", line=3)))
    assert "“within 48 hours”（notice.txt:3）" in words(refusal(replace(READING, deadline=deadline)))


def test_no_hope_is_sold() -> None:
    assert not re.search(r"成功率|保证|一定能|很大机会|guarantee|good chance", words(refusal()))


def test_what_the_screening_rests_on_is_quoted() -> None:
    spans = (("screening", (Words("amzn-sc.co", Place("notice.txt", line=2)),)),)
    quotes = [block for block in refusal(replace(READING, spans=spans)).blocks if isinstance(block, Quote)]
    assert quotes == [Quote("amzn-sc.co", "notice.txt:2")]


def test_it_is_the_desks_own_paper() -> None:
    paper = refusal()
    assert (paper.kind, paper.language, paper.case_code) == (PaperKind.REFUSAL, "zh", "AD-1")


@pytest.mark.parametrize("screening", [None, replace(SCREENING, eligible="yes")])
def test_what_was_not_refused_gets_no_refusal(screening: Screening | None) -> None:
    with pytest.raises(NothingToRefuseError, match="refuses nothing"):
        refusal(replace(READING, screening=screening))


def test_an_unsure_case_gets_the_reason_and_the_next_step() -> None:
    unsure = replace(SCREENING, eligible="unsure", code="appeal_not_open")
    assert "举报该邮件" in words(refusal(replace(READING, screening=unsure)))


def test_a_line_is_quoted_whole_and_once_however_many_of_its_words_were_found() -> None:
    notice = Notice("notice.txt", "Hello,\nthis adult product is not permitted on our site.")
    reading = replace(READING, spans=(("screening", (notice.words(12, 25), notice.words(33, 46))),))
    paper = compose_refusal(replace(CASE, notices=(notice,)), reading, vocabulary(), clauses=clause_book())
    quotes = [block.text for block in paper.blocks if isinstance(block, Quote)]
    assert quotes == ["this adult product is not permitted on our site."]
