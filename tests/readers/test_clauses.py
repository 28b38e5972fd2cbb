"""A clause pack that breaks its shape is told with every fault at once; the shipped one is whole."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from appealdesk.core.errors import PackError
from appealdesk.core.letter.book import ClauseBook, Clauses, MissingClauseError
from appealdesk.readers import pack_store
from appealdesk.readers.clauses import clause_book, read_clauses
from appealdesk.readers.packs import vocabulary
from appealdesk.readers.yaml_file import parse

LETTER = "letter.yaml"
OTHERS = ("de", "es", "fr", "it", "ja", "zh-TW")
UNSPACED = ("ja", "zh-TW", "zh")


def pack(root: Path, language: str, **files: str) -> Path:
    for name, text in files.items():
        folder = root / "clauses" / language
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return root


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_text_of_an_english_letter_has_its_chinese() -> None:
    book = clause_book()
    assert set(book.of("en").texts) - {"refusal.short"} <= set(book.of("zh").texts)


@pytest.mark.parametrize("key", sorted(set(clause_book().of("en").texts) & set(clause_book().of("zh").texts)))
def test_both_languages_are_filled_with_the_same_facts(key: str) -> None:
    english, chinese = (clause_book().of(code).texts[key] for code in ("en", "zh"))
    assert slots(english) == slots(chinese)


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_of_an_english_letter_is_said_with_the_same_facts(language: str) -> None:
    other = clause_book().of(language).texts
    letter = parse((pack_store.ROOT / "clauses" / "en" / LETTER).read_text("utf-8"), LETTER)["texts"]
    wanted = {key: slots(text) for key, text in letter.items()}
    assert {key: slots(other[key]) for key in wanted} == wanted


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_of_letters_has_every_word_list_and_every_term(language: str) -> None:
    book = clause_book()
    needed = set(book.of("en").phrases) - ({"small"} if language in UNSPACED else set())
    assert needed <= set(book.of(language).phrases)
    assert set(book.of("zh").terms) <= set(book.of(language).terms)


@pytest.mark.parametrize("language", OTHERS)
def test_every_kind_issue_and_judged_metric_has_a_name_of_its_own(language: str) -> None:
    texts = clause_book().of(language).texts
    wanted = {
        f"name.{table}.{code}" for table in ("kinds", "issue_types") for code in vocabulary().codes(table)
    }
    assert wanted <= set(texts)
    named = {key.rpartition(".")[2] for key in texts if key.startswith("name.metrics.")}
    assert named <= set(vocabulary().codes("metrics"))


@pytest.mark.parametrize("language", ["en", "zh", *OTHERS])
def test_no_text_of_a_language_is_written_in_the_characters_of_another(language: str) -> None:
    held = clause_book().of(language)
    charset = {"ja": "cp932", "zh": "gb2312", "zh-TW": "cp950"}.get(language, "cp1252")
    letters = r"[\u4e00-\u9fff]" if language in UNSPACED else r"[^\W\d_]"
    for text in (
        *held.texts.values(),
        *held.terms.values(),
        *(w for ws in held.phrases.values() for w in ws),
    ):
        assert "".join(re.findall(letters, text)).encode(charset) is not None, text
        assert language == "ja" or not re.search(r"[\u3041-\u30fa]", text), text


def test_only_a_language_with_texts_and_word_lists_writes_letters() -> None:
    book = clause_book()
    languages = book.languages
    assert {code for code in languages if book.writes(code)} == {"en", "zh", *OTHERS}
    bare = ClauseBook({"nl": Clauses("nl", {"opening.to": "Aan"}), "pl": Clauses("pl", {}, {"blame": ()})})
    assert not any(bare.writes(code) for code in ("nl", "pl", "tlh"))


@pytest.mark.parametrize(
    ("language", "word", "known"),
    [
        ("de", "working day 09:00 CET", True),
        ("de", "97%", True),
        ("de", "ERP administrator", True),
        ("de", "stop the offers", False),
        ("ja", "every Monday 10:00 JST", True),
        ("ja", "仓库主管", False),
        ("fr", "every working day", True),
        ("es", "warehouse lead and ERP administrator", True),
        ("it", "every Monday 10:00 CET", True),
        ("zh-TW", "仓库主管", False),
    ],
)
def test_a_few_words_are_known_where_all_of_them_are(language: str, word: str, known: bool) -> None:
    assert clause_book().of(language).knows(word) is known


def test_the_kept_book_is_the_book_that_was_read(tmp_path: Path) -> None:
    kept = tmp_path / "clauses.json"
    assert read_clauses(kept=kept) == read_clauses(kept=kept)


def test_all_faults_of_a_pack_are_told_at_once(tmp_path: Path) -> None:
    one = "language: en\ntexts:\n  a: 3\n  b: '{'\n  c: ok\nphrases:\n  blame: liar\nwords: {}\n"
    two = "language: de\ntexts:\n  c: again\n"
    with pytest.raises(PackError) as raised:
        read_clauses(pack(tmp_path, "en", one=one, two=two))
    told = [str(fault) for fault in raised.value.faults]
    assert len(told) == 6
    for part in ("texts.a", "texts.b", "phrases.blame", "words", "'de'", "said twice"):
        assert any(part in line for line in told)


def test_a_pack_that_holds_no_fields_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="holds no fields"):
        read_clauses(pack(tmp_path, "en", one="- a\n- b\n"))


def test_a_language_without_clauses_is_told_with_those_there_are() -> None:
    with pytest.raises(MissingClauseError, match="Known: en, zh"):
        ClauseBook({code: Clauses(code, {}) for code in ("en", "zh")}).of("tlh")


def test_a_missing_clause_names_its_folder() -> None:
    with pytest.raises(MissingClauseError, match="packs/clauses/en/"):
        Clauses("en", {}).say("summary.nothing")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("every working day", "每个工作日"),
        ("working day 15:45 EST", "每个工作日 15:45 EST"),
        ("working day 11:00 and 14:00 EST", "每个工作日 11:00 和 14:00 EST"),
        ("every Monday 09:30 China time", "每周一 09:30 北京时间"),
        ("the export is halted and checked", "the export is halted and checked"),
    ],
)
def test_a_known_rhythm_is_translated_with_the_time_behind_it(written: str, said: str) -> None:
    assert clause_book().of("zh").term(written) == said
