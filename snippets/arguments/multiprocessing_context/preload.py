"""set_forkserver_preload: the server imports once what each worker would."""

import multiprocessing
import os
import sys
import tempfile
from pathlib import Path

from torch.utils.data import DataLoader, Dataset

MODULE = """
import os
imported_by = os.getpid()
def is_here():
    return os.getpid() == imported_by
"""


class WhoImported(Dataset):
    names = ("heavy", "later")

    def __len__(self):
        return 2

    def __getitem__(self, i):
        module = __import__(self.names[i])
        return "the worker" if module.is_here() else "the server"


def main():
    context = multiprocessing.get_context("forkserver")
    with tempfile.TemporaryDirectory() as folder:
        for name in WhoImported.names:
            Path(folder, f"{name}.py").write_text(MODULE)
        sys.path.append(folder)  # where workers find them
        known = os.environ.get("PYTHONPATH", "")
        os.environ["PYTHONPATH"] = folder + os.pathsep + known  # the server
        context.set_forkserver_preload(["torch", "heavy"])
        loader = DataLoader(
            WhoImported(),
            batch_size=None,
            num_workers=1,
            multiprocessing_context=context,
        )
        print("heavy:", next(iter(loader)))
        context.set_forkserver_preload(["torch", "later"])  # it runs already
        print("later:", list(loader)[1])


if __name__ == "__main__":
    main()
