"""Which start method a worker was started with, and what it still knows."""

import multiprocessing

from torch.utils.data import DataLoader, Dataset

CONFIG = {"answer": "the top of the file"}


class Report(Dataset):
    def __len__(self):
        return 1

    def __getitem__(self, i):
        return multiprocessing.get_start_method(), CONFIG["answer"]


def main():
    CONFIG["answer"] = "main()"  # changed while the program runs
    for name in ("fork", "spawn", "forkserver"):
        loader = DataLoader(
            Report(),
            batch_size=None,
            num_workers=1,
            multiprocessing_context=name,
        )
        ((method, answer),) = loader
        print(f"{method:<10} reads what was set in {answer}")


if __name__ == "__main__":
    main()
