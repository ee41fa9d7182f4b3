"""Workers start at iter(), not at construction, and end with the epoch."""

from multiprocessing import active_children

from torch.utils.data import DataLoader


def main():
    train = DataLoader(range(4), num_workers=1)
    data = [10, 20, 30, 40]
    valid = DataLoader(data, num_workers=1, persistent_workers=True)
    print("two loaders built:      ", len(active_children()))

    batches = iter(train)
    print("iter(train):            ", len(active_children()))
    list(valid)
    print("train open, valid read: ", len(active_children()))
    list(batches)
    print("train read to its end:  ", len(active_children()))

    (before,) = active_children()
    data[0] = 99
    first, *_ = valid
    (after,) = active_children()
    print("valid kept its worker:  ", before.pid == after.pid)
    print("valid sees 99 or 10:    ", first.item())

    pids = set()
    for _ in range(2):
        batches = iter(train)
        pids |= {child.pid for child in active_children()} - {after.pid}
        list(batches)
    print("2 more epochs of train: ", len(pids), "new processes")


if __name__ == "__main__":
    main()
