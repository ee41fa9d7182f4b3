"""The same faults without a worker and inside one."""

import torch
from torch.utils.data import DataLoader

BATCHES = {
    "first shorter": [torch.ones(2), torch.ones(3)],
    "first longer": [torch.ones(3), torch.ones(2)],
    "None": [torch.ones(2), None],
    "requires_grad": [torch.ones(2, requires_grad=True), torch.ones(2)],
}


def messages(num_workers):
    samples = [sample for pair in BATCHES.values() for sample in pair]
    loader = DataLoader(samples, batch_size=2, num_workers=num_workers)
    batches = iter(loader)
    for _ in BATCHES:
        try:
            yield [f"a batch of {tuple(next(batches).shape)}"]
        except (AttributeError, RuntimeError, TypeError) as error:
            lines = f"{type(error).__name__}: {error}".splitlines()
            yield [line for line in lines if "Error" in line]


def main():
    pairs = zip(BATCHES, messages(0), messages(1), strict=True)
    for name, without, inside in pairs:
        print(name)
        print("  num_workers=0:", *without)
        print("  num_workers=1:", *inside, sep="\n    ")


if __name__ == "__main__":
    main()
