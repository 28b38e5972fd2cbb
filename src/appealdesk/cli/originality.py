"""`originality` (原创性检查): which passages of a letter repeat which earlier letters of the desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from appealdesk.cli.output import show_error
from appealdesk.core.errors import AppealDeskError

if TYPE_CHECKING:
    from appealdesk.originality.letters import Letter
    from appealdesk.originality.names import Names

originality = typer.Typer(help="原创性检查 What a letter repeats of earlier letters", no_args_is_help=True)
index = typer.Typer(help="信件索引 The index of earlier letters", no_args_is_help=True)
originality.add_typer(index, name="index")

Json = Annotated[bool, typer.Option("--json", help="Print JSON, one line a result. 输出 JSON。")]
Place = Annotated[
    str, typer.Argument(metavar="INDEX", help="A file, or postgresql://... 索引文件或数据库地址。")
]
Letters = Annotated[
    list[str],
    typer.Argument(metavar="LETTER...", help="FILE, or CODE=FILE; TXT or DOCX. 信件,可写 案件号=文件。"),
]
CaseFolder = Annotated[
    Path | None, typer.Option(help="The case folder: its names are masked. 案件文件夹,其中的名称将被遮蔽。")
]
Mask = Annotated[
    list[str] | None, typer.Option(help="A further name to mask: company, person, product. 另需遮蔽的名称。")
]


@originality.command("check", short_help="检查重复段落 Check a letter against an index")
def check(
    letter: Annotated[Path, typer.Argument(help="The letter: TXT or DOCX. 待检查的信件。")],
    against: Annotated[str, typer.Option(help="The index: a file, or postgresql://... 索引。")],
    case: CaseFolder = None,
    mask: Mask = None,
    apart_from: Annotated[
        list[str] | None, typer.Option(help="The code of a letter that may be repeated. 可重复的信件编号。")
    ] = None,
    json: Json = False,
) -> None:
    """检查重复段落。Say which passages repeat which letters once ids, names, dates and amounts are masked; 1 if any do."""
    from appealdesk.cli.repeats import show_check
    from appealdesk.originality.check import check as compare
    from appealdesk.originality.opening import open_index
    from appealdesk.originality.texts import read_letter

    def job() -> int:
        paragraphs, names = read_letter(letter), _names(case, mask)
        with open_index(against) as opened:
            found = compare(opened, paragraphs, names, apart_from=apart_from or ())
        return show_check(letter, paragraphs, found, as_json=json)

    _finish(job, as_json=json)


@index.command("add", short_help="信件入库 Add letters")
def add(
    place: Place, letters: Letters, case: CaseFolder = None, mask: Mask = None, json: Json = False
) -> None:
    """信件入库。Add letters to an index, made where there is none; a letter of the same code is replaced."""
    from appealdesk.cli.repeats import show_stats
    from appealdesk.originality.opening import open_index

    def job() -> int:
        read = _letters(letters, case, mask)
        with open_index(place, create=True) as opened:
            opened.add_all(read)
            opened.merge_when_due()
            return show_stats(place, opened.stats(), as_json=json)

    _finish(job, as_json=json)


@index.command("remove", short_help="删除信件 Remove letters")
def remove(
    place: Place,
    codes: Annotated[list[str], typer.Argument(metavar="CODE...", help="Codes of letters. 信件编号。")],
    json: Json = False,
) -> None:
    """删除信件。Remove letters and every number that stood for them alone."""
    from appealdesk.cli.repeats import show_stats
    from appealdesk.originality.opening import open_index

    def job() -> int:
        with open_index(place) as opened:
            for code in codes:
                opened.remove(code)
            return show_stats(place, opened.stats(), as_json=json)

    _finish(job, as_json=json)


@index.command("stats", short_help="索引概况 Say what an index holds")
def stats(place: Place, json: Json = False) -> None:
    """索引概况。Say what an index holds: letters, different passages, bytes, scheme."""
    from appealdesk.cli.repeats import show_stats
    from appealdesk.originality.opening import open_index

    def job() -> int:
        with open_index(place) as opened:
            return show_stats(place, opened.stats(), as_json=json)

    _finish(job, as_json=json)


@index.command("rebuild", short_help="重建索引 Empty an index and feed it again")
def rebuild(
    place: Place, letters: Letters, case: CaseFolder = None, mask: Mask = None, json: Json = False
) -> None:
    """重建索引。Empty an index and feed these letters; others read the old one until the new one is whole."""
    from appealdesk.cli.repeats import show_stats
    from appealdesk.originality.opening import open_index

    def job() -> int:
        read = _letters(letters, case, mask)
        with open_index(place, create=True) as opened:
            opened.rebuild(read)
            return show_stats(place, opened.stats(), as_json=json)

    _finish(job, as_json=json)


@index.command("map", short_help="写入内存映射 Write the postings as plain files")
def map_index(place: Place, json: Json = False) -> None:
    """写入内存映射。Write the postings as plain files beside the index, so that checks take less time; a removal deletes them."""
    from appealdesk.cli.repeats import show_stats
    from appealdesk.originality.opening import open_index

    def job() -> int:
        with open_index(place) as opened:
            opened.write_map()
            return show_stats(place, opened.stats(), as_json=json)

    _finish(job, as_json=json)


def _letters(arguments: list[str], case: Path | None, mask: list[str] | None) -> list[Letter]:
    from appealdesk.originality.letters import Letter
    from appealdesk.originality.texts import read_letter

    names = _names(case, mask)
    named = [
        (code, Path(file))
        for code, equals, file in (argument.partition("=") for argument in arguments)
        if equals
    ]
    named += [(Path(argument).stem, Path(argument)) for argument in arguments if "=" not in argument]
    return [Letter(code, read_letter(file), names) for code, file in named]


def _names(case: Path | None, mask: list[str] | None) -> Names:
    from appealdesk.originality.names import Names

    if case is None:
        return Names.of(mask or ())
    from appealdesk.cli.moments import now
    from appealdesk.readers.case_folder import read_case_folder

    return Names.of_case(read_case_folder(case, now=now()), mask or ())


def _finish(job: Callable[[], int], *, as_json: bool) -> None:
    try:
        code = job()
    except AppealDeskError as error:
        code = show_error(error, as_json=as_json)
    raise typer.Exit(code)
