"""With an IterableDataset each worker has a short batch of its own."""

from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Shards(IterableDataset):
    """Fourteen numbers, dealt out to the workers in turn."""

    def __len__(self):
        return 14

    def __iter__(self):
        info = get_worker_info()
        first, step = (info.id, info.num_workers) if info else (0, 1)
        return iter(range(first, 14, step))


def main():
    for num_workers in (0, 2):
        for drop_last in (False, True):
            loader = DataLoader(
                Shards(), batch_size=4, num_workers=num_workers,
                drop_last=drop_last,
            )
            batches = [batch.tolist() for batch in loader]
            lost = 14 - sum(map(len, batches))
            print(f"{num_workers=} {drop_last=}: {lost} samples lost,")
            print(f"  len says {len(loader)}, got {len(batches)}: {batches}")


if __name__ == "__main__":
    main()
