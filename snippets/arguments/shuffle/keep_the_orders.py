"""An order that has to survive an upgrade is saved, not drawn again."""

import json
import tempfile
from pathlib import Path

import torch
from torch.utils.data import DataLoader


class FromFile:
    """A sampler that reads the order of ``epoch`` from a file."""

    def __init__(self, path):
        self.orders = json.loads(path.read_text())
        self.epoch = 0

    def __iter__(self):
        return iter(self.orders[self.epoch])

    def __len__(self):
        return len(self.orders[self.epoch])


def main():
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "orders.json"

        # once, with any release of torch
        torch.manual_seed(0)
        orders = [torch.randperm(6).tolist() for _ in range(2)]
        path.write_text(json.dumps(orders))

        # in every run, with this release or another
        sampler = FromFile(path)
        loader = DataLoader(range(6), batch_size=3, sampler=sampler)
        for sampler.epoch in range(2):
            seen = torch.cat(list(loader)).tolist()
            same = seen == orders[sampler.epoch]
            print("epoch", sampler.epoch, "as saved:", same)


if __name__ == "__main__":
    main()
