"""Serves both editions while they are written: ``make serve``, or ``python3 -m tools.serve``.

Any Python from 3.10 on starts it. It makes a virtual environment of its own, with what the
site needs and no torch, goes on in there, builds both editions and serves them on one port.
"""

from __future__ import annotations

import argparse
import os
import socket
import subprocess
import sys
from pathlib import Path

from tools.paths import DOCS, ROOT
from tools.venv import LOCK, ensure

VENV = ROOT / ".venv-site"


def main() -> None:
    """Check the port, prepare the environment, serve."""
    options = _options()
    check_port(options.host, options.port)
    if Path(sys.prefix).resolve() != VENV.resolve():
        _go_on_with(ensure(VENV, DOCS / "requirements.txt", lock=LOCK))
    from tools.site.server import serve

    serve(options.host, options.port, options.poll)


def check_port(host: str, port: int) -> None:
    """Try to listen once.

    Raises:
        SystemExit: Another program listens there already, or nobody may; the text says what
            to do.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name != "nt":  # on Windows this option would let two programs share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as fault:
            other = port + 1 if 0 < port < 65535 else 8001
            raise SystemExit(
                f"error: cannot listen on {host}:{port}: {fault}"
                f"\nTake another port: make serve PORT={other}"
            ) from None


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m tools.serve", description=__doc__)
    parser.add_argument(
        "--port", type=int, default=os.environ.get("PORT") or "8000", help="default: $PORT or 8000"
    )
    parser.add_argument("--host", default="127.0.0.1", help="default: this computer alone")
    parser.add_argument(
        "--poll",
        action="store_true",
        help="look for saved files instead of waiting for news (network drives, WSL, Docker)",
    )
    return parser.parse_args()


def _go_on_with(python: Path) -> None:
    """Run this program again with the environment's Python; returns never."""
    command = [str(python), "-m", "tools.serve", *sys.argv[1:]]
    if os.name == "nt":  # exec there leaves the terminal to two programs at once
        raise SystemExit(subprocess.run(command, cwd=ROOT).returncode)
    os.chdir(ROOT)
    os.execv(command[0], command)


if __name__ == "__main__":
    main()
