"""The checks find in German and Japanese letters what they find in English ones, and nothing in the clean ones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from other_languages import CASES, LANGUAGES, argument_in
from test_seeded_faults import added, edited, swap

from appealdesk.core.letter import compose_letter
from appealdesk.core.letter.problems import Problem, problems
from appealdesk.readers.clauses import clause_book

BOOK = clause_book()
LATE, CLAIM, TRACKING, RESTRICTED = CASES


def checked(
    name: str, language: str, key: str = "", change: Callable[[str], str] = str
) -> tuple[Problem, ...]:
    argument = argument_in(name, language)
    letter = compose_letter(argument, language, clauses=BOOK)
    return problems(edited(letter, key, change) if key else letter, argument, clauses=BOOK)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", CASES)
def test_a_clean_letter_has_no_problem(name: str, language: str) -> None:
    assert checked(name, language) == ()


# code of the sheet, language, case, section, what is planted, whether it stops the bundle
PLANTED = [
    ("L1", "de", LATE, "summary", swap("6,2 %", "5,2 %"), True),
    ("L1", "de", LATE, "corrective.1", swap("5 Paketen", "50 Paketen"), True),
    ("L1", "de", LATE, "corrective.2", swap("3. Oktober 2026", "2. Oktober 2026"), True),
    ("L1", "de", LATE, "facts", swap("17:18 Uhr", "16:18 Uhr"), True),
    ("L1", "de", CLAIM, "summary", swap("36,90", "39,60"), True),
    ("L1", "de", LATE, "corrective.1", added("Außerdem prüft ein Gutachter die Verpackung."), True),
    ("L11", "de", LATE, "cause.1", swap("Anlage 5", "Anlage 15"), True),
    ("L13", "de", LATE, "facts", swap("1Z84E7W20391774160", "1Z84E7W20391774399"), True),
    ("L14", "de", LATE, "cause.1", added("Unsere Rate lag bei 5,9 %."), False),
    ("L15", "de", CLAIM, "facts", added("Der Käufer lügt."), False),
    ("L16", "de", RESTRICTED, "facts", added("Das ist willkürlich."), False),
    ("L17", "de", LATE, "request", added("Bitte geben Sie uns eine zweite Chance."), False),
    ("L7", "de", LATE, "corrective.1", added("Wir werden das so bald wie möglich erledigen."), False),
    ("L6", "de", LATE, "cause.1", added("Grund war menschliches Versagen."), False),
    ("L22", "de", LATE, "summary", added("Wir nehmen dies sehr ernst."), False),
    ("L21", "de", LATE, "cause.1", added("The hub was closed and the packages were not collected."), True),
    ("L21", "de", LATE, "cause.1", added("站点关闭。"), True),
    ("L1", "ja", LATE, "summary", swap("6.2%", "5.2%"), True),
    ("L1", "ja", LATE, "corrective.1", swap("5 個", "50 個"), True),
    ("L1", "ja", LATE, "corrective.2", swap("2026年10月3日", "2026年10月2日"), True),
    ("L1", "ja", LATE, "facts", swap("17:18", "16:18"), True),
    ("L1", "ja", LATE, "corrective.1", added("外部監査人も採用しました。"), True),
    ("L11", "ja", LATE, "cause.1", swap("証拠 5", "証拠 15"), True),
    ("L13", "ja", LATE, "facts", swap("1Z84E7W20391774160", "1Z84E7W20391774399"), True),
    ("L15", "ja", CLAIM, "facts", added("購入者は嘘をついています。"), False),
    ("L16", "ja", RESTRICTED, "facts", added("この判断は貴社の誤りです。"), False),
    ("L17", "ja", LATE, "request", added("どうかもう一度チャンスをください。"), False),
    ("L7", "ja", LATE, "corrective.1", added("近日中に対応する予定です。"), False),
    ("L6", "ja", LATE, "cause.1", added("人為的ミスでした。"), False),
    ("L22", "ja", LATE, "summary", added("本件を真摯に受け止めております。"), False),
    ("L21", "ja", LATE, "cause.1", added("The hub was closed and nobody came."), True),
    ("L21", "ja", LATE, "cause.1", added("站点关闭期间,包裹没有被揽收。"), True),
]


@pytest.mark.parametrize(
    ("code", "language", "name", "section", "change", "fatal"),
    PLANTED,
    ids=[f"{p[1]}-{p[0]}-{n}" for n, p in enumerate(PLANTED)],
)
def test_a_planted_fault_is_named(
    code: str, language: str, name: str, section: str, change: Callable[[str], str], fatal: bool
) -> None:
    found = checked(name, language, section, change)
    assert code in {problem.code for problem in found}
    assert any(problem.fatal for problem in found if problem.code == code) or not fatal


@pytest.mark.parametrize(
    ("language", "quoted"),
    [("de", "Er schrieb: „Der Käufer lügt“."), ("ja", "「購入者は嘘をついています」とあります。")],
)
def test_what_stands_in_the_quotation_marks_of_a_language_is_somebody_elses(
    language: str, quoted: str
) -> None:
    found = checked(CLAIM, language, "facts", added(quoted))
    assert not {"L15", "L21"} & {problem.code for problem in found}


# Written without a look at the word lists, each once: blame, begging, promises, inventions.
INVENTED = {
    "de": (
        "Der Kunde wollte die Ware einfach behalten, ohne zu zahlen.",
        "Ihr Prüfteam hat unsere Unterlagen übersehen.",
        "Haben Sie bitte ein Herz für kleine Händler.",
        "Wir haben zwei Kinder zu ernähren.",
        "Seit neun Jahren verkaufen wir ohne Beanstandung.",
        "Unser Jahreserlös liegt über zwei Millionen.",
        "Das kommt bestimmt nicht noch einmal vor.",
        "Alle Mitarbeiter wurden ermahnt.",
        "Ein Sturm hat das Lager beschädigt.",
        "Ein Sachverständiger hat uns geprüft.",
        "Der Fahrer hat das Paket vergessen.",
        "Das Lager wird bald umgebaut.",
        "Die Nachbarin hat es mitgenommen.",
        "Wir bedauern die Unannehmlichkeiten zutiefst.",
    ),
    "ja": (
        "お客様は代金を払わずに商品を手元に置きたかっただけです。",
        "貴社の審査担当者は証拠を見落としました。",
        "小さな店舗に温情をお願いします。",
        "子どもが二人います。",
        "九年間問題なく販売してきました。",
        "年間の収益は二百万ドルを超えます。",
        "今後は絶対に起こりません。",
        "全従業員に注意を促しました。",
        "台風で倉庫が被害を受けました。",
        "品質コンサルタントの監査を受けました。",
        "運転手が荷物を忘れました。",
        "近所の人が盗みました。",
        "ご不便をおかけしたことを遺憾に思います。",
        "倉庫を改装中です。",
    ),
}


@pytest.mark.parametrize("name", [LATE, CLAIM])
@pytest.mark.parametrize(
    ("language", "sentence"), [(code, s) for code, told in INVENTED.items() for s in told]
)
def test_a_sentence_that_nothing_in_the_case_carries_stops_the_letter(
    name: str, language: str, sentence: str
) -> None:
    assert any(problem.fatal for problem in checked(name, language, "summary", added(sentence)))
