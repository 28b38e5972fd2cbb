"""What people do on the pages, step by step, as a person would: by the words on buttons and labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import claim_of_this_week as claim
from browser_desk import Desk
from playwright.sync_api import Page, expect

SLOW = 90_000  # milliseconds: the worker reads, prepares, and shares two cores with the tests


def paste(page: Page, desk: Desk, words: str) -> None:
    page.goto(desk.base)
    page.get_by_label("粘贴通知全文").fill(words)


def hand_in(page: Page, desk: Desk, *, mail: str, words: str = "") -> str:
    """The seller hands in his notice and his story; returns the code of the case."""
    paste(page, desk, words or claim.notice())
    expect(page.locator("#told h2").first).to_contain_text("亚马逊")
    page.get_by_label("发生了什么").fill(claim.story())
    page.get_by_label("店铺名").fill("Larchlume")
    page.get_by_label("联系人").fill("顾姐")
    page.get_by_label("邮箱").fill(mail)
    page.get_by_role("button", name="提交，让专员看").click()
    heading = page.get_by_role("heading", name="已收到，案件编号")
    expect(heading).to_be_visible()
    return str(re.search(r"C-\d{4}-\d{6}", heading.inner_text())[0])


def case_page(desk: Desk, code: str, tab: str = "") -> str:
    return desk.at(f"/desk/cases/{code}/{tab}")


def move(page: Page, name: str, reason: str = "") -> None:
    """Make a move on the case's own page."""
    page.get_by_role("group", name="流转").get_by_role("button", name=name, exact=True).click()
    box = page.get_by_role("dialog")
    if reason:
        box.get_by_role("textbox").fill(reason)
    box.get_by_role("button", name=name, exact=True).click()


def hand_in_evidence(page: Page, desk: Desk, code: str) -> None:
    page.goto(case_page(desk, code, "evidence/"))
    page.locator("input[type=file][multiple]").first.set_input_files(claim.files())
    for name in claim.KINDS:
        expect(page.get_by_role("link", name=name)).to_be_visible(timeout=SLOW)
    for name, kind in claim.KINDS.items():
        chosen = page.locator("article.exhibit", has=page.get_by_role("link", name=name)).locator(
            "select[name=kind]"
        )
        if chosen.input_value() != kind:
            with page.expect_response(lambda answer: answer.url.endswith("/kind")):
                chosen.select_option(kind)


def state(page: Page, facts: dict[str, Any]) -> None:
    """State facts in the studio: an item is added for each of a list, then each field is filled in."""
    for path, items in lists(facts):
        held = page.locator(f"[name='{path}.0._was'], [name^='{path}.']").first
        have = page.locator(f"input[name^='{path}.'][name$='._was']").count() if held.count() else 0
        for _ in items[have:]:
            with page.expect_response(lambda answer: answer.url.endswith("/rows")):
                page.locator(f'button[hx-vals*=\'"add": "{path}"\']').click()
    page.evaluate("document.querySelectorAll('#facts details').forEach((one) => { one.open = true; })")
    for name, words in flat(facts):
        field = page.locator(f"#facts [name='{name}']")
        if field.count():
            fill(page, field, words)


def fill(page: Page, field, words: str) -> None:
    if field.evaluate("(one) => one.tagName") == "SELECT":
        field.select_option(words)
    else:
        field.fill(words)


def lists(held: Any, path: str = "") -> Iterator[tuple[str, list[Any]]]:
    if isinstance(held, list) and held and isinstance(held[0], dict):
        yield path, held
    elif isinstance(held, dict):
        for name, value in held.items():
            yield from lists(value, f"{path}.{name}" if path else name)


def flat(held: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the names of the form's fields with what they hold; a text in two languages is two fields."""
    if isinstance(held, dict) and set(held) <= {"en", "de", "ja", "zh"}:
        for language, words in held.items():
            yield (f"{path}.zh" if language == "zh" else path), str(words).strip()
    elif isinstance(held, dict):
        for name, value in held.items():
            yield from flat(value, f"{path}.{name}" if path else name)
    elif isinstance(held, list) and held and isinstance(held[0], dict):
        for number, value in enumerate(held):
            yield from flat(value, f"{path}.{number}")
    else:
        yield path, " ".join(map(str, held)) if isinstance(held, list) else str(held)


def write_and_send(page: Page, desk: Desk, code: str, facts: dict[str, Any] | None = None) -> None:
    """The specialist states the facts, sees no fatal problem, makes the bundle and sends it to review."""
    page.goto(case_page(desk, code, "studio/"))
    if facts:
        state(page, facts)
        page.get_by_role("button", name="保存", exact=True).click()
        expect(page.get_by_text("已保存。")).to_be_visible()
    expect(page.locator("#preview")).to_contain_text("没有致命问题", timeout=SLOW)
    expect(page.get_by_role("status").filter(has_text="没有致命问题")).to_have_count(1)
    page.get_by_role("button", name="生成材料包").click()
    expect(page.get_by_text("材料包已封存").first).to_be_visible(timeout=SLOW)
    page.locator("#versions").get_by_role("button", name="提交复核").click()
    expect(page.get_by_text("已提交复核。")).to_be_visible()


def approve(page: Page, desk: Desk, code: str) -> None:
    page.goto(case_page(desk, code, "studio/"))
    expect(page.locator("#preview .letter")).to_be_visible(timeout=SLOW)
    page.locator("#versions").get_by_role("button", name="复核通过").click()
    expect(page.get_by_text("复核通过，已请卖家确认。")).to_be_visible()


def confirm(page: Page, desk: Desk) -> None:
    page.goto(desk.at("/my/"))
    page.get_by_role("link", name="阅读申诉信").click()
    page.get_by_label("我已逐段阅读").check()
    page.get_by_role("button", name="确认这一版").click()
    expect(page.get_by_text("已确认。接下来请您本人在平台提交。")).to_be_visible()


def record_submission(page: Page) -> None:
    page.get_by_label("提交入口").fill("Account Health")
    page.get_by_label("平台受理编号").fill("4711-0815")
    page.get_by_role("button", name="我已提交，登记").click()
    expect(page.get_by_text("提交已登记。")).to_be_visible()


def record_answer(page: Page, desk: Desk, code: str, kind: str, words: str = "") -> None:
    page.goto(case_page(desk, code, "after/"))
    page.get_by_label("平台答复", exact=True).select_option(kind)
    if words:
        page.get_by_label("平台原文").fill(words)
    page.get_by_role("button", name="登记答复").click()
