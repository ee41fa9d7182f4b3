"""An init function that fails: the reason comes once, then only 'fetcher'."""

from torch.utils.data import DataLoader


def init(worker_id):
    raise ConnectionError("no database")


def stop(worker_id):
    next(iter([]))  # as when a list of files is empty


def epoch(loader):
    batches = iter(loader)
    while True:
        try:
            print("  batch:", next(batches).tolist())
        except StopIteration:
            return print("  end of the epoch")
        except Exception as error:
            first, *_, last = str(error).splitlines()
            print("  " + first)
            print("    'fetcher'" if "'fetcher'" in last else "    " + last)


def main():
    loader = DataLoader(
        range(4),
        batch_size=2,
        num_workers=1,
        persistent_workers=True,
        worker_init_fn=init,
    )
    for number in range(2):
        print("epoch", number)
        epoch(loader)
    print("init raises StopIteration")
    epoch(DataLoader(range(4), num_workers=1, worker_init_fn=stop))


if __name__ == "__main__":
    main()
