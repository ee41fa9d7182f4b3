"""An IterableDataset runs whole in every worker unless it is split."""

from torch.utils.data import DataLoader, IterableDataset, get_worker_info


class Whole(IterableDataset):
    def __iter__(self):
        return iter(range(6))


class Split(IterableDataset):
    def __iter__(self):
        info = get_worker_info()
        first, step = (info.id, info.num_workers) if info else (0, 1)
        return iter(range(first, 6, step))


def main():
    for dataset in (Whole(), Split()):
        print(type(dataset).__name__)
        for num_workers in (0, 2):
            loader = DataLoader(dataset, batch_size=2, num_workers=num_workers)
            batches = [batch.tolist() for batch in loader]
            print(f"  num_workers={num_workers}:", batches)


if __name__ == "__main__":
    main()
