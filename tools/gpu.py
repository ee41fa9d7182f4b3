"""``make gpu``: run what needs CUDA with this machine's own Python, and keep what it printed.

Needs torch and pytest only. Each program's text and the machine that printed it go into
``<name>.cuda.json`` beside the program; ``make facts`` turns that into the sheets of the pages.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import subprocess
import sys

from tools.catalogue import Program, programs
from tools.paths import ROOT
from tools.record import installed_torch
from tools.verify import execute, layout_faults


def digest(program: Program) -> str:
    """The sha256 of the program; a record of an older text of it does not count."""
    return hashlib.sha256(program.path.read_bytes()).hexdigest()


def record(program: Program, where: dict) -> list[str]:
    """Run one program and write its text with where it ran; nothing if it has a fault."""
    text = execute(program, timeout=300)
    faults = text.faults + layout_faults(program)
    if not faults:
        stream = text.err if program.breaks else text.out
        kept = {"program": digest(program), "output": stream, "machine": where}
        path = program.path.with_suffix(".cuda.json")
        path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"wrote {path.relative_to(program.root).as_posix()}")
    return faults


def main() -> int:
    """Run the programs and the tests under tests/gpu; the status is 0 only if all passed."""
    waiting = [program for program in programs() if program.header.gpus]
    installed_torch()
    import torch

    found = torch.cuda.device_count()
    if not found:
        print(f"torch {torch.__version__} sees no CUDA device; {len(waiting)} programs wait")
        return 1
    release = tuple(int(part) for part in torch.__version__.split(".")[:2])
    runnable = [
        program
        for program in waiting
        if program.header.gpus <= found and release >= (program.header.since or release)
    ]
    from tools.measurements.machine import describe

    gpu = torch.cuda.get_device_name(0)
    where = {**describe(gpu), "date": datetime.date.today().isoformat()}
    faults = [fault for program in runnable for fault in record(program, where)]
    print("\n".join(faults))
    left = len(waiting) - len(runnable)
    print(f"{len(runnable)} programs run, {left} wait for more GPUs or a newer torch")
    pytest = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "tests/gpu"]
    tests = subprocess.run(pytest, cwd=ROOT)
    return 1 if faults or tests.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
