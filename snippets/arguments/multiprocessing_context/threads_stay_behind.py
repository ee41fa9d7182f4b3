"""fork copies a thread pool without its threads: the work is never done."""

from concurrent.futures import ThreadPoolExecutor, TimeoutError

from torch.utils.data import DataLoader, Dataset

POOL = ThreadPoolExecutor(1)


class ReadsInThePool(Dataset):
    def __init__(self, patience):
        self.patience = patience

    def __len__(self):
        return 1

    def __getitem__(self, i):
        try:
            return POOL.submit(str, "done").result(self.patience)
        except TimeoutError:  # without one it would wait for ever
            return "still waiting"


def ask(method, patience=60):
    loader = DataLoader(
        ReadsInThePool(patience),
        batch_size=None,
        num_workers=1,
        multiprocessing_context=method,
    )
    return next(iter(loader))


def main():
    print("fork, pool not used yet: ", ask("fork"))
    print("the main process:        ", ReadsInThePool(60)[0])
    print("fork, pool has a thread: ", ask("fork", patience=2))
    print("spawn, pool has a thread:", ask("spawn"))


if __name__ == "__main__":
    main()
