"""A CPU generator uses the low 32 bits of its seed and no more."""

import random

import torch


def first(seed):
    generator = torch.Generator().manual_seed(seed)
    return int(torch.randint(1000, (), generator=generator))


def main():
    seed = 7
    print("epoch << 32: ", [first(seed + (e << 32)) for e in range(4)])
    print("seed + epoch:", [first(seed + e) for e in range(4)])
    print("  next seed: ", [first(seed + 1 + e) for e in range(4)])
    mixed = [random.Random(f"{seed} {e}").getrandbits(32) for e in range(4)]
    print("mixed:       ", [first(number) for number in mixed])


if __name__ == "__main__":
    main()
