"""What spawn and forkserver pickle: three arguments, for each worker anew."""

from collections import Counter

from torch.utils.data import DataLoader

PICKLED = Counter()


class Noted:
    """Counts how often it is pickled."""

    def __reduce__(self):
        PICKLED[type(self).__name__] += 1
        return type(self), ()


class MyDataset(Noted):
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i


class MyCollate(Noted):
    def __call__(self, samples):
        return samples


class MyInit(Noted):
    def __call__(self, worker_id):
        pass


class MySampler(Noted):
    def __iter__(self):
        return iter([0, 1])


def main():
    loader = DataLoader(
        MyDataset(),
        sampler=MySampler(),
        num_workers=2,
        collate_fn=MyCollate(),
        worker_init_fn=MyInit(),
        multiprocessing_context="forkserver",
    )
    for epoch in (1, 2):
        list(loader)
        print(f"after {epoch} epochs with 2 workers:", dict(PICKLED))


if __name__ == "__main__":
    main()
