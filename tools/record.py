"""``python -m tools.record [ONLY]``: run snippets and write what they print beside them."""

from __future__ import annotations

import importlib.util
import sys
from concurrent.futures import ThreadPoolExecutor

from tools.catalogue import Program, programs
from tools.header import HeaderError
from tools.paths import pinned_torch
from tools.verify import execute, layout_faults, wanted_streams


def installed_torch() -> str:
    """The version of the importable torch.

    Raises:
        SystemExit: torch is not installed; the text says how to install it.
    """
    if importlib.util.find_spec("torch") is None:
        raise SystemExit(
            f"torch is not installed for {sys.executable};"
            " run: python -m pip install -r requirements.txt"
        )
    from importlib.metadata import version

    return version("torch")


def record(program: Program) -> list[str]:
    """Run one program under the default start method and write its text.

    Returns:
        What is wrong with it; nothing is written then.
    """
    text = execute(program)
    faults = text.faults + layout_faults(program)
    if faults:
        return faults
    for stream in wanted_streams(program):
        path = program.recorded(stream)
        given = getattr(text, stream)
        if not path.exists() or path.read_text(encoding="utf-8") != given:
            path.write_text(given, encoding="utf-8")
            print(f"wrote {path.relative_to(program.root)}")
    return []


def main(argv: list[str]) -> int:
    """Record every program that the one optional argument names."""
    version, pinned = installed_torch(), pinned_torch()
    if version.split("+")[0] != pinned:
        print(f"torch {version} is installed; outputs are recorded on {pinned} only")
        return 1
    try:
        chosen = [p for p in programs(argv[0] if argv else "") if not p.header.gpus]
    except HeaderError as error:
        print(error)
        return 1
    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(record, chosen))
    faults = [fault for result in results for fault in result]
    print("\n".join([*faults, f"{len(chosen)} programs run, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
