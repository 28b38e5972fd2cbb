"""`originality` on the command line: feed, check, remove, rebuild; codes and JSON for machines."""

from __future__ import annotations

import json

import docx
import pytest

from appealdesk.cli.originality import originality
from appealdesk.cli.repeats import show_stats
from appealdesk.originality.index import Index
from appealdesk.originality.sqlite import SqliteStore
from appealdesk.originality.texts import paragraphs_of

OLD = "Order 114-1234567-7654321 of Blue Lamp Ltd came late because the carrier closed its depot.\n\nWe refunded the full $20.00 on 2026-11-03.\n"
NEW = "Order 204-7777777-7654321 of Nice Shop came late because the carrier closed its depot.\n"


@pytest.fixture
def run(tmp_path, capsys):
    (tmp_path / "old.txt").write_text(OLD, "utf-8")
    (tmp_path / "new.txt").write_text(NEW, "utf-8")

    def call(*arguments, code=0):
        with pytest.raises(SystemExit) as end:
            originality(
                [argument.replace("@", f"{tmp_path}/") for argument in arguments], prog_name="originality"
            )
        told = capsys.readouterr()
        assert end.value.code == code, told
        return told.out

    return call


def test_a_letter_that_repeats_another_ends_with_one_and_names_it(run):
    run("index", "add", "@desk", "CASE-7=@old.txt", "--mask", "Blue Lamp Ltd")
    told = run("check", "@new.txt", "--against", "@desk", "--mask", "Nice Shop", code=1)
    assert "逐字相同 word for word" in told
    assert "CASE-7 ¶1" in told
    assert "Blue Lamp" not in told


def test_a_letter_may_repeat_its_own_case(run):
    run("index", "add", "@desk", "CASE-7=@old.txt")
    assert "nothing repeats" in run("check", "@old.txt", "--against", "@desk", "--apart-from", "CASE-7")


def test_json_says_where_and_what(run):
    run("index", "add", "@desk", "@old.txt")
    told = json.loads(run("check", "@old.txt", "--against", "@desk", "--json", code=1))
    first = told["repeats"][0]
    assert (told["schema"], told["original"], first["verbatim"]) == ("appealdesk.originality/1", False, True)
    assert first["seen"] == [{"letter": "old", "paragraph": 1, "sentence": 0}]
    start, end = first["span"]
    assert OLD[start:end] == first["text"]


def test_letters_leave_and_an_index_is_built_again(run):
    run("index", "add", "@desk", "A=@old.txt", "B=@new.txt")
    run("index", "remove", "@desk", "A")
    assert json.loads(run("index", "stats", "@desk", "--json"))["letters"] == 1
    run("index", "rebuild", "@desk", "A=@old.txt")
    told = json.loads(run("index", "stats", "@desk", "--json"))
    assert (told["letters"], told["paragraphs"], told["unmerged"]) == (1, 2, 0)
    assert "不同句子" in run("index", "stats", "@desk")
    run("index", "map", "@desk")
    assert "word for word" in run("check", "@old.txt", "--against", "@desk", code=1)


def test_faults_are_told_with_their_remedy(run, tmp_path):
    (tmp_path / "bad.docx").write_bytes(b"no zip")
    run("check", "@new.txt", "--against", "@none", code=2)
    run("index", "add", "@desk", "@bad.docx", code=2)
    run("index", "add", "@desk", "@old.txt")
    run("index", "remove", "@desk", "Z", code=2)
    assert (
        json.loads(run("index", "remove", "@desk", "Z", "--json", code=2).splitlines()[0])["code"]
        == "originality_unknown_letter"
    )


def test_a_docx_reads_like_its_text(run, tmp_path):
    document = docx.Document()
    for paragraph in paragraphs_of(OLD):
        document.add_paragraph(paragraph)
    document.save(str(tmp_path / "old.docx"))
    run("index", "add", "@desk", "D=@old.docx")
    assert json.loads(run("check", "@old.txt", "--against", "@desk", "--json", code=1))["repeats"][0][
        "verbatim"
    ]


def test_the_names_of_the_case_folder_are_masked(run, tmp_path):
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "notice.txt").write_text("Dear seller, your late shipment rate is too high.", "utf-8")
    (folder / "case.yaml").write_text(
        "as_of: 2026-11-20T00:00:00Z\nseller: {store: Nice Shop, company: Nice Ltd}\n", "utf-8"
    )
    run("index", "add", "@desk", "@old.txt", "--mask", "Blue Lamp Ltd")
    told = json.loads(run("check", "@new.txt", "--against", "@desk", "--case", "@case", "--json", code=1))
    assert told["repeats"][0]["verbatim"]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("one\ntwo\n", ["one", "two"]),
        ("one\ntwo\n\n \nthree", ["one\ntwo", "three"]),
        ("\n\n", []),
        ("one", ["one"]),
    ],
)
def test_empty_lines_cut_a_text_and_where_there_are_none_every_line_does(text, paragraphs):
    assert paragraphs_of(text) == paragraphs


def test_no_password_is_printed(tmp_path, capsys):
    index = Index(SqliteStore(tmp_path / "x"))
    show_stats("postgresql://me:secret@host/db", index.stats(), as_json=True)
    index.close()
    assert "secret" not in capsys.readouterr().out
