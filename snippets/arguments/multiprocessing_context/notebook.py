"""A class of a notebook cell is unknown to a spawned worker.

python -c stands for the notebook: neither has a file to import again.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

CLASS = """
class Squares:
    def __len__(self):
        return 4

    def __getitem__(self, i):
        return i * i
"""
CELL = """
from torch.utils.data import DataLoader
loader = DataLoader(
    Squares(), batch_size=4, num_workers=1, multiprocessing_context="{}"
)
print(*loader)
"""


def run(first, method):
    return subprocess.run(
        [sys.executable, "-c", first + CELL.format(method)],
        capture_output=True,
        text=True,
    )


def main():
    print("class in the cell, fork: ", run(CLASS, "fork").stdout, end="")
    print("class in the cell, spawn:")
    for line in run(CLASS, "spawn").stderr.splitlines():
        if line.startswith("AttributeError"):
            print("  ", line.partition(" (")[0], "…")
    last = run(CLASS, "spawn").stderr.splitlines()[-1]
    print("  ", last.partition(" (")[0], "…", last.rpartition(") ")[2])
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "squares.py").write_text(CLASS)
        found = f"import sys; sys.path.append({folder!r})\n"
        cell = found + "from squares import Squares\n"
        print("class in a file, spawn:  ", run(cell, "spawn").stdout, end="")


if __name__ == "__main__":
    main()
