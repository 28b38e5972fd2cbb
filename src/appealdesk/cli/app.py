"""The commands and their options (命令表). Bodies import their rooms when called, so that `--help` starts at once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from appealdesk import __version__
from appealdesk.cli.desk import desk, ledger
from appealdesk.cli.originality import originality
from appealdesk.cli.output import refused, show_error
from appealdesk.core.errors import AppealDeskError

app = typer.Typer(
    name="appealdesk",
    help="From a marketplace notice to a sealed appeal bundle. 从绩效通知到可核验的申诉材料包。",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
rule = typer.Typer(help="平台规则 Platform rules with day, source, standing", no_args_is_help=True)
app.add_typer(rule, name="rule")
app.add_typer(originality, name="originality")
app.add_typer(desk, name="desk")
app.add_typer(ledger, name="ledger")

Json = Annotated[bool, typer.Option("--json", help="Print JSON, one line a result. 输出 JSON。")]
AsOf = Annotated[
    str | None, typer.Option(help="The day or moment of the case; default: case.yaml, else now. 案件日期。")
]
Folder = Annotated[Path, typer.Argument(help="A case folder. 案件文件夹。")]


@app.command(short_help="新建案件文件夹 Make a case folder from a notice")
def new(
    folder: Annotated[Path, typer.Argument(help="The folder to make. 要新建的案件文件夹。")],
    notice: Annotated[
        Path | None, typer.Option(help="The notice; default: standard input. 通知文件,默认读标准输入。")
    ] = None,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """新建案件文件夹。Make a case folder with a commented case.yaml, filled from the notice."""
    from appealdesk.cli import new as command

    _finish(lambda: command.run(folder, notice, as_of, as_json=json), as_json=json)


@app.command(short_help="解读通知 Say what a notice is and what is missing")
def read(
    folders: Annotated[list[Path], typer.Argument(help="Case folders. 案件文件夹,可多个。")],
    as_of: AsOf = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show the words each field came from. 标出依据原文。")
    ] = False,
    json: Json = False,
) -> None:
    """解读通知。Say what a notice is, how long is left, whether an appeal makes sense, what is missing."""
    from appealdesk.cli import read as command

    _finish(lambda: command.run(folders, as_of, explain=explain, as_json=json), as_json=json)


@app.command(short_help="生成申诉材料包 Make letter, report and bundle")
def prepare(
    folder: Folder,
    as_of: AsOf = None,
    stamp: Annotated[
        str | None, typer.Option(help="The moment printed on our papers; default: as-of. 时间水印。")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Where attempts go; default: FOLDER/attempts. 输出位置。")
    ] = None,
    accept: Annotated[
        str | None,
        typer.Option(help="An expert's reason to go on where screening is unsure; kept. 专家放行理由,留档。"),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(help="An index of earlier letters; repeats are told. 信件索引,提示重复段落。"),
    ] = None,
    also: Annotated[
        list[str] | None, typer.Option("--with", help="Further papers: prevention, compliance. 另附文书。")
    ] = None,
    language: Annotated[
        str | None, typer.Option(help="The letter's: en, de, ja; default: its reader's. 申诉信语言。")
    ] = None,
    override: Annotated[
        str | None,
        typer.Option(help="Why it goes out despite fatal problems; kept, needs --by. 强制放行理由,留档。"),
    ] = None,
    by: Annotated[str | None, typer.Option(help="Who decides the override. 放行人。")] = None,
    pen: Annotated[
        bool, typer.Option("--pen", help="Let a language model reword; facts judge it. 语言模型润色。")
    ] = False,
    json: Json = False,
) -> None:
    """生成申诉材料包。Make report, letter, reading copy and exhibit bundle, or say honestly why not."""
    from appealdesk.cli import prepare as command

    _finish(
        lambda: command.run(
            folder,
            as_of,
            stamp,
            out,
            accept,
            against,
            also or [],
            language,
            override,
            by,
            pen=pen,
            as_json=json,
        ),
        as_json=json,
    )


@app.command(short_help="申诉时限 Show every clock and how it is counted")
def deadline(folder: Folder, as_of: AsOf = None, json: Json = False) -> None:
    """申诉时限。Show every clock of a case with its calculation, China time first."""
    from appealdesk.cli import deadline as command

    _finish(lambda: command.run(folder, as_of, as_json=json), as_json=json)


@app.command(short_help="解读驳回信 Say what a refusal really misses")
def refusal(
    folder: Folder,
    text: Annotated[Path, typer.Option(help="The refusal: text, mail, PDF or screenshot. 驳回信。")],
    letter: Annotated[
        Path | None, typer.Option(help="The letter sent; default: the newest attempt's. 已提交的申诉信。")
    ] = None,
    refused_at: Annotated[str | None, typer.Option(help="When the refusal came. 驳回时间。")] = None,
    as_of: AsOf = None,
    out: Annotated[
        Path | None, typer.Option(help="Where attempts lie; default: FOLDER/attempts. 输出位置。")
    ] = None,
    json: Json = False,
) -> None:
    """解读驳回信。Match the refusal, point by point, with what was sent, and say what is missing for another attempt."""
    from appealdesk.cli import refusal as command

    _finish(
        lambda: command.run(folder, text, letter, refused_at, as_of, out, as_json=json),
        as_json=json,
    )


@app.command(short_help="绩效复算 Recompute metrics from the seller's exports")
def measure(
    files: Annotated[list[Path], typer.Argument(help="Exports: CSV, TSV, XLSX, JSON, gz, zip. 导出文件。")],
    platform: Annotated[str | None, typer.Option(help="Where a file does not say. 平台。")] = None,
    marketplace: Annotated[str | None, typer.Option(help="US, UK, DE, JP … 站点。")] = None,
    as_of: Annotated[
        str | None,
        typer.Option(help="The day that windows look back from; default: the newest order. 截止日。"),
    ] = None,
    contest: Annotated[
        str | None, typer.Option(help="Order ids with commas, or a file of them. 拟争议订单。")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="A folder for tables, charts and Parquet. 输出文件夹。")
    ] = None,
    mapping: Annotated[Path | None, typer.Option(help="Columns of an unknown format, YAML. 列映射。")] = None,
    sellers: Annotated[
        str | None, typer.Option(help="local, cross_border, semi_managed, fully_managed. 卖家类型。")
    ] = None,
    memory: Annotated[
        str | None, typer.Option(help="Memory limit, e.g. 1GB; default: from the machine. 内存上限。")
    ] = None,
    json: Json = False,
) -> None:
    """绩效复算。The rates as the platform computes them, the orders behind them, and what they would be without."""
    from appealdesk.cli import measure as command

    _finish(
        lambda: command.run(
            files, platform, marketplace, as_of, contest, out, mapping, memory, sellers=sellers, as_json=json
        ),
        as_json=json,
    )


@rule.command("show", short_help="查规则 Print a rule, its source and its history")
def rule_show(
    rule_id: Annotated[str, typer.Argument(help="A rule id, e.g. amazon.a_to_z.appeal_window. 规则编号。")],
    marketplace: Annotated[str, typer.Option(help="US, UK, DE, JP … 站点。")],
    on: Annotated[str | None, typer.Option(help="The day; default: today. 日期。")] = None,
    sellers: Annotated[
        str, typer.Option(help="local, cross_border, semi_managed, fully_managed, any. 卖家类型。")
    ] = "any",
    json: Json = False,
) -> None:
    """查规则。Print a rule's value on a day, since when, who says so, its standing, earlier versions."""
    from appealdesk.cli import rule as command

    _finish(lambda: command.show(rule_id, marketplace, on, sellers, as_json=json), as_json=json)


@rule.command("check", short_help="检查规则包 Check every pack file")
def rule_check(json: Json = False) -> None:
    """检查规则包。Check every pack file against its schema and against the others."""
    from appealdesk.cli import rule as command

    _finish(lambda: command.check(as_json=json), as_json=json)


@rule.command("coverage", short_help="规则覆盖 Print which metric is known where, and how far")
def rule_coverage(json: Json = False) -> None:
    """规则覆盖。Print platform × marketplace × metric: verified, unverified, disputed, absent."""
    from appealdesk.cli import coverage as command

    _finish(lambda: command.run(as_json=json), as_json=json)


@app.command(short_help="核验材料包 Check every byte of a bundle")
def verify(
    bundle: Annotated[Path, typer.Argument(help="A bundle folder. 材料包文件夹。")],
    json: Json = False,
) -> None:
    """核验材料包。Check every byte of a bundle against its manifests; needs no database and no network."""
    from appealdesk.cli import verify as command

    _finish(lambda: command.run(bundle, as_json=json), as_json=json)


@app.command(short_help="演示 Run the main job once on a sample case")
def demo(
    out: Annotated[Path, typer.Option(help="Where to work. 工作目录。")] = Path("build/demo"),
    json: Json = False,
) -> None:
    """演示。Run the main job once on a sample case and say what was made and where."""
    from appealdesk.cli import demo as command

    _finish(lambda: command.run(out, as_json=json), as_json=json)


def run() -> int:
    """Run the command line on `sys.argv`; return the exit code."""
    if sys.argv[1:2] == ["--version"]:
        sys.stdout.write(f"appealdesk {__version__}\n")
        return 0
    try:
        app(prog_name="appealdesk")
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def _finish(job: Callable[[], int], *, as_json: bool) -> None:
    try:
        code = job()
    except AppealDeskError as error:
        code = show_error(error, as_json=as_json)
    except BrokenPipeError:  # the reader of our output went away: nothing to tell, and nobody to tell it
        raise
    except OSError as refusal:
        code = show_error(refused(refusal), as_json=as_json)
    raise typer.Exit(code)
