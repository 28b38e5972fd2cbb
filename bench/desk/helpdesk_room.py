"""An environment of its own for django-helpdesk, so that its pins and ours never meet."""

from __future__ import annotations

import subprocess
import sys

WANTED = ("django-helpdesk==2.6.1", "django>=5.2,<5.3", "psycopg[binary]>=3.3")


def environment(folder):
    """Return its Python, or nothing where it cannot be set up; then the comparison is with stated figures."""
    place = folder / "helpdesk-env"
    python = place / "bin" / "python"
    if not (place / "ready").exists():
        try:
            subprocess.run([sys.executable, "-m", "venv", str(place)], check=True, capture_output=True)
            pip = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *WANTED]
            subprocess.run(pip, check=True, timeout=600, capture_output=True)
        except (subprocess.SubprocessError, OSError) as error:
            print(f"NOT RUN: django-helpdesk could not be set up ({type(error).__name__})", file=sys.stderr)
            return ""
        (place / "ready").touch()
    return str(python)
