"""Where the desk keeps its data (数据目录): one folder, made on first use, readable by its owner only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

VARIABLE = "APPEALDESK_DATA"


def data_folder() -> Path:
    """Return the data folder: `APPEALDESK_DATA`, else `appealdesk` in the user's data home. It is made where missing."""
    told = os.environ.get(VARIABLE)
    home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    folder = Path(told) if told else home / "appealdesk"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder.resolve()


def secret_key(folder: Path) -> str:
    """Return the key that signs sessions: `APPEALDESK_SECRET_KEY`, else one made once and kept beside the data."""
    told = os.environ.get("APPEALDESK_SECRET_KEY")
    if told:
        return told
    kept = folder / "secret.key"
    try:
        with kept.open("x", encoding="ascii") as file:
            kept.chmod(0o600)
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return kept.read_text("ascii").strip()
