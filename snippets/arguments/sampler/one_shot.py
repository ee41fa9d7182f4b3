"""Three samplers that look alike: used up, frozen, and new each epoch."""

import torch
from torch.utils.data import DataLoader


class NewEachEpoch:
    def __iter__(self):
        return iter(torch.randperm(6).tolist())


def main():
    torch.manual_seed(0)
    for name, sampler in (
        ("a generator object", (i for i in torch.randperm(6).tolist())),
        ("a list made once", torch.randperm(6).tolist()),
        ("a class", NewEachEpoch()),
    ):
        loader = DataLoader(range(6), batch_size=3, sampler=sampler)
        print(name)
        for epoch in range(2):
            print(f"  epoch {epoch}:", [batch.tolist() for batch in loader])


if __name__ == "__main__":
    main()
