"""worker_init_fn gives each worker its part of an IterableDataset."""

from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Shards(IterableDataset):
    """Reads the shards that it is given, one after the other."""

    def __init__(self, shards):
        self.shards = shards

    def __iter__(self):
        for shard in self.shards:
            yield from shard


def take_every_nth(worker_id):
    info = get_worker_info()
    info.dataset.shards = info.dataset.shards[worker_id :: info.num_workers]


def main():
    shards = [range(0, 4), range(10, 14), range(20, 24)]
    for init in (None, take_every_nth):
        dataset = Shards(shards)
        loader = DataLoader(
            dataset, batch_size=4, num_workers=2, worker_init_fn=init
        )
        print("init" if init else "no init")
        for batch in loader:
            print("  ", batch.tolist())


if __name__ == "__main__":
    main()
