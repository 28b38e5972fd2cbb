"""`verify` (核验材料包): what every byte of a bundle says of itself."""

from __future__ import annotations

from pathlib import Path

from appealdesk.cli.output import FAULT_FOUND, MADE, fact, say, show_json
from appealdesk.press.verify import Status, Verification, verify_bundle

SIGNS = {
    Status.VALID: "✓ 有效 valid",
    Status.OUTSIDE: "· 范围外 outside scope",
    Status.INVALID: "✗ 无效 invalid",
    Status.MISSING: "✗ 缺失 missing",
    Status.EXTRA: "✗ 多出 extra",
}


def run(bundle: Path, *, as_json: bool) -> int:
    """Check a bundle; every file is told, the whole is sound or not."""
    checked = verify_bundle(bundle)
    show_json(verification_json(checked)) if as_json else show(checked)
    return MADE if checked.sound else FAULT_FOUND


def verification_json(checked: Verification) -> dict[str, object]:
    """Return what a machine needs (`appealdesk.verification/1`)."""
    return {
        "schema": "appealdesk.verification/1",
        "bag": str(checked.bag),
        "sound": checked.sound,
        "bag_digest": checked.digest,
        "files": [
            {"path": file.path, "status": file.status.value, "why": file.why} for file in checked.files
        ],
        "faults": list(checked.faults),
    }


def show(checked: Verification) -> None:
    """Print one line a file, then the verdict and the digest that names all bytes."""
    for file in checked.files:
        say(f"  {SIGNS[file.status]}  {file.path}{f'  ({file.why})' if file.why else ''}")
    for fault in checked.faults:
        say(f"  ✗ {fault}")
    say("✓ 完整无改动 nothing was changed" if checked.sound else "✗ 材料包有问题 the bundle is not sound")
    fact("材料包摘要", "bag digest", checked.digest or "—")
