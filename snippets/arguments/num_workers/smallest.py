"""With 2 workers two child processes fetch the batches, one after the other."""

from torch.utils.data import DataLoader, Dataset, get_worker_info


class Squares(Dataset):
    def __len__(self):
        return 8

    def __getitem__(self, i):
        info = get_worker_info()  # None in the main process
        return i * i, f"worker {info.id}" if info else "the main process"


def main():
    for num_workers in (0, 2):
        print(f"num_workers={num_workers}")
        loader = DataLoader(Squares(), batch_size=2, num_workers=num_workers)
        for squares, fetched_by in loader:
            print(f"  {squares.tolist()} from {fetched_by[0]}")


if __name__ == "__main__":
    main()
