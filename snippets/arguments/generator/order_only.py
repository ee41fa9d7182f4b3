"""A generator in the sampler keeps the order for any kind of workers."""

import torch
from torch.utils.data import DataLoader, RandomSampler

KINDS = {
    "0 workers": {},
    "2 workers": {"num_workers": 2},
    "2 kept workers": {"num_workers": 2, "persistent_workers": True},
}


def orders(where, arguments):
    generator = torch.Generator().manual_seed(0)
    if where == "loader":
        given = {"shuffle": True, "generator": generator}
    else:
        given = {"sampler": RandomSampler(range(6), generator=generator)}
    loader = DataLoader(range(6), batch_size=6, **given, **arguments)
    return [batch.tolist() for epoch in range(2) for batch in loader]


def main():
    for where in ("loader", "sampler"):
        print(f"the generator is in the {where}")
        for kind, arguments in KINDS.items():
            first, second = orders(where, arguments)
            print(f"  {kind:<15} {first}  {second}")


if __name__ == "__main__":
    main()
