"""Which everyday lines read a number from a tensor, and so wait on a GPU.

On a GPU each read listed here makes the CPU wait. The reads are the same
on a CPU, where they cost nothing.
"""

import torch
from torch.utils._python_dispatch import TorchDispatchMode

READS = ("_local_scalar_dense", "nonzero")


class Watch(TorchDispatchMode):
    """Notes each operator that has to know numbers of a tensor."""

    def __init__(self):
        super().__init__()
        self.seen = []

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        name = func.overloadpacket.__name__
        if name in READS:
            self.seen.append(name)
        return func(*args, **(kwargs or {}))


def main():
    loss = torch.tensor(0.25)
    scores = torch.tensor([0.5, -1.0])
    total = torch.zeros(())
    lines = {
        "loss.item()": lambda: loss.item(),
        "float(loss)": lambda: float(loss),
        'f"{loss:.2f}"': lambda: f"{loss:.2f}",
        "if loss > 1:": lambda: bool(loss > 1),
        "scores.nonzero()": lambda: scores.nonzero(),
        "range(loss.long())": lambda: range(loss.long()),
        "total.add_(loss.detach())": lambda: total.add_(loss.detach()),
        "loss.isnan().logical_not()": lambda: loss.isnan().logical_not(),
        "torch.where(loss > 1, ...)": lambda: torch.where(loss > 1, 0, loss),
        "loss.shape, loss.dtype": lambda: (loss.shape, loss.dtype),
    }
    for line, call in lines.items():
        with Watch() as watch:
            call()
        print(f"{line:27}", "reads" if watch.seen else "does not read")


if __name__ == "__main__":
    main()
