"""`desk` (办公室): the office in the browser, its worker, its people, its data folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from appealdesk.cli.output import FAULT_FOUND, MADE, fact, refused, say, show_error, show_json
from appealdesk.core.errors import AppealDeskError, BadInputError, Fault

desk = typer.Typer(help="办公室 The desk in the browser: serve, worker, people, backup", no_args_is_help=True)

ledger = typer.Typer(help="台账 The ledger of the desk", no_args_is_help=True)

Host = Annotated[str, typer.Option(help="Address to listen on. 监听地址。")]
Port = Annotated[int, typer.Option(help="Port to listen on. 监听端口。")]


@contextmanager
def _told() -> Iterator[None]:
    """Tell errors raised on purpose, and refusals of the disk, as every other command does."""
    try:
        yield
    except AppealDeskError as error:
        raise typer.Exit(show_error(error, as_json=False)) from error
    except OSError as refusal:
        raise typer.Exit(show_error(refused(refusal), as_json=False)) from refusal


@desk.command(short_help="启动网页与后台 Run web server and worker")
@_told()
def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    workers: Annotated[int, typer.Option(help="Web processes. 网页进程数。")] = 1,
) -> None:
    """启动网页与后台。Bring the tables up to date, then run web server and worker until Ctrl-C."""
    running = _running(host, port)
    running.set_up()
    raise typer.Exit(
        running.serve(
            host, port, workers=workers, ready=lambda: say(f"✓ http://{host}:{port}/  Ctrl-C 停止 stops")
        )
    )


@desk.command(short_help="演示 Serve with the sample cases, a sign-in link a role")
@_told()
def demo(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    data: Annotated[str, typer.Option(help="Data folder of the demo. 演示数据目录。")] = "build/desk-demo",
) -> None:
    """演示。Load the sample cases at different stages, serve them, print a sign-in link a role; Ctrl-C stops it all."""
    os.environ["APPEALDESK_DATA"] = data
    running = _running(host, port)
    say("→ 准备数据表 preparing the tables")
    running.set_up()
    from appealdesk.desk import demo as room

    say("→ 载入示例案件 loading the sample cases")
    entrances = room.load()

    def ready() -> None:
        say("✓ 在浏览器里打开 open in a browser:")
        fact("收件页", "public intake", f"http://{host}:{port}/")
        for one in entrances:
            fact(one.zh, one.en, one.address)
        say("  Ctrl-C 停止 stops")

    raise typer.Exit(running.serve(host, port, ready=ready))


@desk.command(short_help="后台工作进程 Run a worker alone")
@_told()
def worker(
    batch: Annotated[bool, typer.Option("--batch", help="Stop when the queue is empty. 做完即止。")] = False,
) -> None:
    """后台工作进程。Take tasks from the queue until told to stop."""
    _checked()
    from appealdesk.desk.jobs import worker as room

    room.run(batch=batch)


@desk.command(short_help="更新数据表 Bring the tables up to date")
@_told()
def migrate() -> None:
    """更新数据表。Bring the tables up to date and gather the pages' own files."""
    _running().set_up()
    say("✓ 数据表已是最新 the tables are up to date")


@desk.command(short_help="添加员工 Add a member of staff, print a sign-in link")
@_told()
def staff(
    username: Annotated[str, typer.Argument(help="Name to sign in with. 登录名。")],
    role: Annotated[str, typer.Option(help="specialist, reviewer, operator, auditor. 角色。")],
    name: Annotated[str, typer.Option(help="Name as colleagues see it. 显示名。")] = "",
) -> None:
    """添加员工。Add a member of staff, or change the role of one, and print a sign-in link for today."""
    _running().set_up()
    from appealdesk.desk.people import services

    say(services.staff(username, role, name))


@desk.command(short_help="备份 Write the whole data folder into one archive")
@_told()
def backup(
    file: Annotated[Path, typer.Argument(help="New archive, .tar.gz. 新归档文件。")],
) -> None:
    """备份。Write database, files, letter index and key into one archive with digests; the desk may go on meanwhile."""
    _running().set_up(migrate=False)
    from appealdesk.desk import backup as room
    from appealdesk.desk.place import data_folder

    made = room.backup(data_folder(), file, room.Elsewhere.of_this_desk())
    say(f"✓ {file}  {made.files} 个文件 files, {made.size / 1024**2:.1f} MB")


@desk.command(short_help="恢复 Unpack an archive into an empty data folder")
@_told()
def restore(
    file: Annotated[Path, typer.Argument(help="Archive of `backup`. 备份归档。")],
) -> None:
    """恢复。Unpack an archive into an empty data folder (and database), check every digest, bring the tables up to date, verify the ledger."""
    from appealdesk.desk import backup as room
    from appealdesk.desk.place import data_folder

    held = room.restore(file, data_folder())
    running = _running()
    running.set_up(migrate=False)
    room.settle(data_folder(), room.Elsewhere.of_this_desk())
    running.set_up()
    from appealdesk.desk.ledger.checking import verify as walk

    verdict = walk()
    mark = "✓" if verdict.sound else "✗"
    say(
        f"{mark} {held.files} 个文件 files, {verdict.lines} 行台账 ledger lines, {len(verdict.broken)} 处不成立 broken"
    )
    raise typer.Exit(MADE if verdict.sound else FAULT_FOUND)


@desk.command(short_help="销毁个人数据 Destroy the personal data of a case that has ended")
@_told()
def forget(
    case: Annotated[str, typer.Argument(help="Code of the case. 案件编号。")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask. 不再询问。")] = False,
) -> None:
    """销毁个人数据。Destroy files, words, names and contacts of a case that has ended; the ledger still verifies. It cannot be undone."""
    _checked()
    if not yes:
        typer.confirm(
            f"销毁 {case} 的文件、文字与联系方式?不可恢复。 Destroy the personal data of {case} for good?",
            abort=True,
        )
    from django.utils import timezone

    from appealdesk.desk.forgetting import forget as destroy

    gone = destroy(case, by="system", at=timezone.now())
    say(f"✓ {case}: {gone} 个文件已销毁 files destroyed. 备份不受影响 Backups still hold them.")


@ledger.command(short_help="核验台账 Check every chain of the ledger")
@_told()
def verify(
    json: Annotated[bool, typer.Option("--json", help="Print JSON. 输出 JSON。")] = False,
) -> None:
    """核验台账。Walk over every line of every case and every daily line; exit 1 where one does not hold."""
    _checked()
    from appealdesk.desk.ledger.checking import verify as walk

    verdict = walk()
    broken = [{"case": one.case, "number": one.number, **dict(one.what.texts)} for one in verdict.broken]
    if json:
        show_json(
            {
                "schema": "appealdesk.ledger/1",
                "cases": verdict.cases,
                "lines": verdict.lines,
                "broken": broken,
            }
        )
    else:
        mark = "✓" if verdict.sound else "✗"
        say(f"{mark} {verdict.cases} 个案件 cases, {verdict.lines} 行 lines, {len(broken)} 处不成立 broken")
        for one in broken[:50]:
            say(f"  {one['case']}/{one['number']}  {one['zh']} {one['en']}")
    raise typer.Exit(MADE if verdict.sound else FAULT_FOUND)


def _checked() -> None:
    """Set Django up for work on tables that are as this version has them."""
    running = _running()
    running.set_up(migrate=False)
    running.check_tables()


def _running(host: str = "127.0.0.1", port: int = 8000) -> ModuleType:
    os.environ.setdefault("APPEALDESK_BASE_URL", f"http://{host}:{port}")
    try:
        from appealdesk.desk import running
    except ModuleNotFoundError as error:
        raise BadInputError(
            [
                Fault(
                    "desk",
                    f"{error.name} is not installed.",
                    "Install it with: pip install 'appealdesk[desk]'",
                )
            ]
        ) from error
    return running
