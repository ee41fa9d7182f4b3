"""A process group belongs to its process: a spawned worker has none."""

import torch.distributed as dist
from torch.utils.data import DataLoader, IterableDataset


class Asks(IterableDataset):
    def __init__(self):
        self.rank = dist.get_rank()  # in the main process

    def __iter__(self):
        yield f"self.rank: {self.rank}"
        yield f"the worker has a group: {dist.is_initialized()}"


def main():
    store = dist.HashStore()  # a group of one, for the example
    dist.init_process_group("gloo", store=store, rank=0, world_size=1)
    dataset = Asks()
    loader = DataLoader(
        dataset, None, num_workers=1, multiprocessing_context="spawn"
    )
    print(*loader, sep="\n")
    dist.destroy_process_group()


if __name__ == "__main__":
    main()
