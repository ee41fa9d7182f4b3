"""A batch type of your own needs a pin_memory() that returns the batch."""

from dataclasses import dataclass

import torch
from torch.utils.data import DataLoader
from torch.utils.data._utils.pin_memory import pin_memory


@dataclass
class Batch:
    x: torch.Tensor
    y: torch.Tensor

    def pin_memory(self):
        self.x = self.x.pin_memory()
        self.y = self.y.pin_memory()
        return self

    def to(self, device, non_blocking=False):
        return Batch(
            self.x.to(device, non_blocking=non_blocking),
            self.y.to(device, non_blocking=non_blocking),
        )


class Forgetful:
    def pin_memory(self):
        pass  # forgets to return self


def collate(samples):
    return Batch(torch.stack(samples), torch.tensor([len(samples)]))


def main():
    has_gpu = torch.cuda.is_available()
    loader = DataLoader(
        torch.arange(8.0), 4, collate_fn=collate, pin_memory=has_gpu
    )
    for batch in loader:
        as_asked = batch.x.is_pinned() == has_gpu
        batch = batch.to("cuda" if has_gpu else "cpu", non_blocking=True)
        print(batch.x.tolist(), batch.y.item(), "pinned as asked:", as_asked)
    print("without return the loader hands out:", pin_memory(Forgetful()))


if __name__ == "__main__":
    main()
