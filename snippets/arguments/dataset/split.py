"""Split a stream over ranks and their workers: every number once."""

from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Stream(IterableDataset):
    def __init__(self, length, rank=0, world_size=1):
        self.length = length
        self.rank = rank  # asked for in the main process, not in a worker
        self.world_size = world_size

    def __iter__(self):
        info = get_worker_info()  # None in the main process
        worker, workers = (info.id, info.num_workers) if info else (0, 1)
        first = self.rank * workers + worker
        return iter(range(first, self.length, self.world_size * workers))


def main():
    for world_size, num_workers in ((1, 0), (1, 2), (2, 0), (2, 2)):
        print(f"{world_size} rank(s), num_workers={num_workers}")
        seen = []
        for rank in range(world_size):
            # In a real run this is one process: rank = dist.get_rank()
            loader = DataLoader(
                Stream(10, rank, world_size), 2, num_workers=num_workers
            )
            batches = [batch.tolist() for batch in loader]
            seen += [number for batch in batches for number in batch]
            print(f"  rank {rank}: {batches}")
        print("  every number once:", sorted(seen) == list(range(10)))


if __name__ == "__main__":
    main()
