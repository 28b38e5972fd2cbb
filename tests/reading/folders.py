"""A labelled sample as a case folder: notice, story, day and files, laid out as a seller would hand them in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"


def samples(folder: Path = CASES) -> list[dict[str, Any]]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return [
        sample
        for path in sorted(folder.glob("*.yaml"))
        for sample in yaml.load_all(path.read_text(encoding="utf-8"), Loader=loader)
    ]


def make_folder(root: Path, sample: Mapping[str, Any]) -> Path:
    """Lay a sample out; its day goes into case.yaml."""
    folder = root / str(sample["id"])
    (folder / "exhibits").mkdir(parents=True)
    if (sample["notice_text"] or "").strip():
        (folder / "notice.txt").write_text(sample["notice_text"], encoding="utf-8")
    (folder / "story.md").write_text(sample["seller_story"], encoding="utf-8")
    (folder / "case.yaml").write_text(f"as_of: {sample['pasted_at']}\n", encoding="utf-8")
    for kind in sample["materials_present"]:
        if kind != "notice":
            (folder / "exhibits" / f"{kind}.txt").write_text(f"{kind}\n", encoding="utf-8")
    return folder
