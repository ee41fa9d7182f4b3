"""Makes and refreshes a virtual environment from a requirements file; standard library only."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

from tools.paths import ROOT, pinned_torch

LOCK = ROOT / "requirements.lock"


def ensure(
    folder: Path, requirements: Path, reuse_torch: bool = False, lock: Path | None = None
) -> Path:
    """Make the environment, or refresh it when the requirements changed.

    Args:
        folder: Where it lives.
        requirements: What goes into it, with every file it includes.
        reuse_torch: Whether an importable torch of the pinned version is used as it is.
        lock: Fixes also what the requirements bring with them (``make lock`` writes it).

    Returns:
        Its Python.

    Raises:
        SystemExit: No venv module, or pip failed; the text says what to do.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp, digest = folder / "requirements.sha256", _digest(requirements, lock)
    if python.exists() and stamp.exists() and stamp.read_text() == digest:
        return python
    if importlib.util.find_spec("ensurepip") is None:
        raise SystemExit(
            f"{sys.executable} cannot make a virtual environment: its venv module is missing."
            "\nOn Debian and Ubuntu: sudo apt install python3-venv"
        )
    shared = reuse_torch and _importable_torch() == pinned_torch()
    print(f"making {folder.name}" + (", with the torch that is installed" if shared else ""))
    option = ["--system-site-packages"] if shared else []
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", *option, str(folder)])
    if made.returncode:
        raise SystemExit(f"{sys.executable} -m venv {folder} failed; its message stands above")
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    fixed = ["-c", str(lock)] if lock else []
    done = subprocess.run([*pip, "-r", str(requirements), *fixed])
    if done.returncode:
        raise SystemExit(
            f"pip could not install {requirements.name}; its message stands above."
            "\nWithout a network, point pip at a local index or wheel folder"
            " (PIP_INDEX_URL, PIP_FIND_LINKS)."
            + (f"\nA pin that {lock.name} contradicts: make lock writes it anew." if lock else "")
        )
    stamp.write_text(digest)
    return python


def _digest(requirements: Path, lock: Path | None) -> str:
    """Of the file, the files it includes, the lock, and of the Python that would run them."""
    text = requirements.read_text(encoding="utf-8")
    parts = [sys.version, text]
    for included in re.findall(r"^-r (\S+)", text, re.M):
        parts.append((requirements.parent / included).read_text(encoding="utf-8"))
    if lock:
        parts.append(lock.read_text(encoding="utf-8"))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _importable_torch() -> str | None:
    """The release of the torch that this Python can import, without its local label."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("torch").split("+")[0]
    except PackageNotFoundError:
        return None


if __name__ == "__main__":
    print(ensure(ROOT / ".venv", ROOT / "requirements.txt", reuse_torch=True, lock=LOCK))
