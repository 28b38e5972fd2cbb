"""The action library is whole, speaks no stock phrase, and a broken pack or plan is told with every fault at once."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from appealdesk.core.action import ROLES
from appealdesk.core.errors import CaseFolderError, PackError
from appealdesk.core.letter.problems.problem import pattern, unquoted
from appealdesk.core.letter.problems.wording import TOPICS
from appealdesk.core.letter.tokens import differences
from appealdesk.readers.actions import LANGUAGES, actions, read_actions
from appealdesk.readers.case_folder import read_case_folder
from appealdesk.readers.clauses import clause_book
from appealdesk.readers.packs import vocabulary

LIBRARY = actions()
NOW = datetime(2026, 11, 20, tzinfo=UTC)
GOOD = """
  scanned_late:
    issues: [lsr]
    scenarios: ["1"]
    needs: [carrier]
    evidence: [carrier_tracking]
    en: "{carrier} scanned late."
    zh: "{carrier} 扫描晚。"
    de: "{carrier} scannte spät."
    ja: "{carrier} のスキャンが遅れました。"
    fr: "{carrier} a scanné tard."
    es: "{carrier} escaneó tarde."
    it: "{carrier} ha scansionato tardi."
    zh-TW: "{carrier} 掃描晚。"
"""


def pack(root: Path, items: str, role: str = "cause") -> Path:
    (root / "actions").mkdir(exist_ok=True)
    (root / "actions" / "causes.yaml").write_text(f"actions: causes\nrole: {role}\nitems:{items}", "utf-8")
    return root


def folder(root: Path, plan: str) -> Path:
    (root / "notice.txt").write_text("Your Late Shipment Rate is 6.2%.", "utf-8")
    (root / "case.yaml").write_text(
        f"as_of: 2026-11-20T10:00:00+08:00\nplatform: amazon\nmarketplace: DE\nplan:\n{plan}", "utf-8"
    )
    return root


def test_the_library_covers_every_issue_and_every_scenario_in_every_role() -> None:
    assert len(LIBRARY) >= 30
    for role in ROLES:
        held = [action for action in LIBRARY.values() if action.role == role]
        assert {code for action in held for code in action.scenarios} == set(vocabulary().codes("scenarios"))
    assert {code for action in LIBRARY.values() for code in action.issues} == set(
        vocabulary().codes("issue_types")
    )


@pytest.mark.parametrize("code", sorted(LIBRARY))
def test_a_code_says_the_same_facts_in_every_language(code: str) -> None:
    action = LIBRARY[code]
    told = action.told({slot: str(n) for n, slot in enumerate(action.needs, 41)})
    assert set(told.languages) == set(LANGUAGES)
    for language in LANGUAGES:
        assert differences(told.say(language), told.say("en")) == ()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(LIBRARY))
def test_a_code_holds_no_phrase_that_a_letter_must_not_hold(code: str, language: str) -> None:
    action, phrases = LIBRARY[code], clause_book().of(language).phrases
    text = unquoted(action.says.say(language).replace("{", "").replace("}", ""))
    for topic, (_, sections, _, _) in TOPICS.items():
        if not sections or action.role in sections:
            assert [word for word in phrases.get(topic, ()) if pattern(word).search(text)] == [], topic


def test_the_kept_library_is_the_one_that_was_read(tmp_path: Path) -> None:
    kept = tmp_path / "actions.json"
    assert read_actions(kept=kept) == read_actions(kept=kept)


def test_a_good_pack_is_read(tmp_path: Path) -> None:
    assert list(read_actions(pack(tmp_path, GOOD))) == ["scanned_late"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[lsr]", "[lzr]", "“lzr” is not known"),
        ('["1"]', '["11"]', "“11” is not known"),
        ("[carrier_tracking]", "[]", "It is empty"),
        ("[carrier_tracking]", "carrier_tracking", "It is no list"),
        ("needs: [carrier]", "needs: [day]", "Its slots are carrier"),
        ("    de:", "    nl:", "It knows no “nl”"),
        ('"{carrier} scannte spät."', '"{carrier scannte"', "Its slots cannot be filled"),
        ('"{carrier} scannte spät."', '""', "The text is missing"),
    ],
)
def test_a_broken_pack_is_told_in_words(tmp_path: Path, old: str, new: str, words: str) -> None:
    assert old in GOOD
    with pytest.raises(PackError, match=words):
        read_actions(pack(tmp_path, GOOD.replace(old, new)))


def test_all_faults_of_a_pack_are_told_at_once(tmp_path: Path) -> None:
    root = pack(tmp_path, GOOD.replace("[lsr]", "[lzr]").replace('["1"]', "[]"), "reason")
    (root / "actions" / "more.yaml").write_text(f"actions: more\nrole: cause\nitems:{GOOD}", "utf-8")
    (root / "actions" / "none.yaml").write_text("actions: none\n", "utf-8")
    (root / "actions" / "odd.yaml").write_text("actions: odd\nrole: cause\nitems: {x: 3}\n", "utf-8")
    with pytest.raises(PackError) as raised:
        read_actions(root)
    told = "\n".join(map(str, raised.value.faults))
    for words in (
        "'reason'",
        "lzr",
        "It is empty",
        "It is said twice",
        "It holds no items",
        "It is no mapping",
    ):
        assert words in told


def test_an_item_of_the_plan_may_give_a_code_in_place_of_a_text(tmp_path: Path) -> None:
    plan = "  causes: [{code: pickup_without_second_route, with: {carrier: UPS, days: 2026-11-02}}]\n"
    cause = read_case_folder(folder(tmp_path, plan), now=NOW).plan.causes[0]
    assert cause.code == "pickup_without_second_route"
    assert cause.text.languages == tuple(sorted(LANGUAGES))
    assert "UPS" in cause.text.say("ja")


def test_a_text_beside_the_code_stands(tmp_path: Path) -> None:
    plan = (
        "  causes: [{code: closure_notice_unread, text: {en: Nobody read the mail.}, with: {carrier: UPS}}]\n"
    )
    cause = read_case_folder(folder(tmp_path, plan), now=NOW).plan.causes[0]
    assert cause.text.say("en") == "Nobody read the mail."
    assert cause.text.say("de").startswith("Die Mitteilung über die Schließung von UPS")


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("{code: pickup_without_second_rout}", "is no cause code"),
        ("{code: batch_withdrawn}", "is no cause code"),
        ("{code: pickup_without_second_route, with: {carrier: UPS}}", "lacks days"),
        (
            "{code: closure_notice_unread, with: {carrier: UPS, days: 2026-11-02}}",
            "asks for no “days”. It asks for carrier",
        ),
        ("{code: closure_notice_unread, with: UPS}", "must be a mapping"),
        ("{with: {carrier: UPS}}", "plan.causes\\[1\\].text is missing"),
    ],
)
def test_a_coded_item_that_cannot_be_said_is_a_fault(tmp_path: Path, item: str, words: str) -> None:
    with pytest.raises(CaseFolderError, match=words):
        read_case_folder(folder(tmp_path, f"  causes: [{item}]\n"), now=NOW)
