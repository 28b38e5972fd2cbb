"""`demo` (演示): the main job once, on a sample case, with the bundle verified at the end."""

from __future__ import annotations

import shutil
from pathlib import Path

from appealdesk.cli import prepare as preparing
from appealdesk.cli import verify as verifying
from appealdesk.cli.output import FAULT_FOUND, MADE, fact, say, show_json
from appealdesk.press.verify import verify_bundle
from appealdesk.road.prepare import prepare, prepared_json
from appealdesk.road.samples import samples

CASE = "late-shipment-carrier-closure"


def run(out: Path, *, as_json: bool) -> int:
    """Copy the sample, walk the road, verify what came out, and say where it lies."""
    from appealdesk.cli.moments import now

    folder = out / CASE
    if not folder.exists():
        shutil.copytree(samples() / CASE, folder)
    if not as_json:
        say(f"案件文件夹 the case folder: {folder}")
    made = prepare(folder, now=now(), progress=lambda zh, en: None if as_json else say(f"  → {zh} {en}"))
    checked = verify_bundle(made.written.bag)
    if as_json:
        show_json({**prepared_json(made), "verification": verifying.verification_json(checked)})
    else:
        preparing.show(made)
        _tell(made.written.folder, sound=checked.sound)
    return MADE if checked.sound else FAULT_FOUND


def _tell(folder: Path, *, sound: bool) -> None:
    meanings = {
        "report.pdf": "《申诉根因分析报告》 root-cause report",
        "letter.pdf": "申诉信 appeal letter",
        "letter.docx": "申诉信,可编辑 the letter, for editing",
        "letter.txt": "申诉信,粘贴用 the letter, for pasting",
        "reading-copy.pdf": "中文对照稿 Chinese reading copy",
        "exhibits.pdf": "证据册 numbered exhibits",
        "case.json": "案件数据与依据 case data and what each sentence rests on",
    }
    for name, meaning in meanings.items():
        path = folder / "bundle" / "data" / name
        if path.is_file():
            fact(f"{path.stat().st_size / 1000:8.0f} kB", "", f"{path}  {meaning}")
    say(f"{'✓' if sound else '✗'} 已核验 verified: appealdesk verify {folder / 'bundle'}")
    say("  由卖家本人提交。 The seller submits it himself.")
