"""`desk` (办公室): the office in the browser, its worker, its people, its data folder."""

from __future__ import annotations

import os
from types import ModuleType
from typing import Annotated

import typer

from appealdesk.cli.output import FAULT_FOUND, MADE, say, show_json
from appealdesk.core.errors import BadInputError, Fault

desk = typer.Typer(help="办公室 The desk in the browser: serve, worker, people, backup", no_args_is_help=True)

ledger = typer.Typer(help="台账 The ledger of the desk", no_args_is_help=True)

Host = Annotated[str, typer.Option(help="Address to listen on. 监听地址。")]
Port = Annotated[int, typer.Option(help="Port to listen on. 监听端口。")]


@desk.command(short_help="启动网页与后台 Run web server and worker")
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
        say(f"✓ 收件页 public intake   http://{host}:{port}/")
        for one in entrances:
            say(f"  {one.zh} {one.en:<11} {one.address}")
        say("  Ctrl-C 停止 stops")

    raise typer.Exit(running.serve(host, port, ready=ready))


@desk.command(short_help="后台工作进程 Run a worker alone")
def worker(
    batch: Annotated[bool, typer.Option("--batch", help="Stop when the queue is empty. 做完即止。")] = False,
) -> None:
    """后台工作进程。Take tasks from the queue until told to stop."""
    _running().set_up(migrate=False)
    from appealdesk.desk.jobs import worker as room

    room.run(batch=batch)


@desk.command(short_help="更新数据表 Bring the tables up to date")
def migrate() -> None:
    """更新数据表。Bring the tables up to date and gather the pages' own files."""
    _running().set_up()
    say("✓ 数据表已是最新 the tables are up to date")


@desk.command(short_help="添加员工 Add a member of staff, print a sign-in link")
def staff(
    username: Annotated[str, typer.Argument(help="Name to sign in with. 登录名。")],
    role: Annotated[str, typer.Option(help="specialist, reviewer, operator, auditor. 角色。")],
    name: Annotated[str, typer.Option(help="Name as colleagues see it. 显示名。")] = "",
) -> None:
    """添加员工。Add a member of staff, or change the role of one, and print a sign-in link for today."""
    _running().set_up()
    from appealdesk.desk.people import services

    say(services.staff(username, role, name))


@ledger.command(short_help="核验台账 Check every chain of the ledger")
def verify(
    json: Annotated[bool, typer.Option("--json", help="Print JSON. 输出 JSON。")] = False,
) -> None:
    """核验台账。Walk over every line of every case and every daily line; exit 1 where one does not hold."""
    _running().set_up(migrate=False)
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
