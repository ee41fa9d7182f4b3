"""gc.disable() reaches forked workers; reference cycles then pile up."""

import gc

from torch.utils.data import DataLoader, Dataset


class Node:
    alive = 0

    def __init__(self):
        self.me = self  # a cycle: only the garbage collector frees it
        Node.alive += 1

    def __del__(self):
        Node.alive -= 1


class Cycles(Dataset):
    def __len__(self):
        return 20_000

    def __getitem__(self, index):
        Node()
        return Node.alive


def enable(worker_id):
    gc.enable()


def main():
    gc.disable()
    for method, init in (("fork", None), ("fork", enable), ("spawn", None)):
        loader = DataLoader(
            Cycles(),
            batch_size=1000,
            collate_fn=max,
            num_workers=1,
            multiprocessing_context=method,
            worker_init_fn=init,
        )
        pile = "pile up" if max(loader) == len(loader.dataset) else "are freed"
        print(f"{method}, worker_init_fn={init and init.__name__}: {pile}")


if __name__ == "__main__":
    main()
