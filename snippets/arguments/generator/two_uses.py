"""What a loader draws: a seed, the order, and an order for nothing."""

import torch
from torch.utils.data import DataLoader, Dataset, get_worker_info


class Seeds(Dataset):
    def __len__(self):
        return 6

    def __getitem__(self, i):
        info = get_worker_info()
        return i, info.seed - info.id


def main():
    generator = torch.Generator().manual_seed(0)
    loader = DataLoader(
        Seeds(), batch_size=6, shuffle=True, num_workers=1, generator=generator
    )
    by_hand = torch.Generator().manual_seed(0)
    for epoch in range(2):
        ((indices, seeds),) = loader
        seed = torch.empty((), dtype=torch.int64).random_(generator=by_hand)
        order = torch.randperm(6, generator=by_hand)
        torch.randperm(6, generator=by_hand)  # drawn and thrown away
        print(f"epoch {epoch}:", indices.tolist())
        print("  an integer, the base_seed:", bool(seeds[0] == seed))
        print("  a permutation, the order: ", torch.equal(indices, order))
    print("the sampler has it:", loader.sampler.generator is generator)
    same = torch.equal(generator.get_state(), by_hand.get_state())
    print("nothing else was drawn:", same)


if __name__ == "__main__":
    main()
