"""Kept workers end with the last reference to the loader's iterator."""

from multiprocessing import active_children

from torch.utils.data import DataLoader


def main():
    loader = DataLoader(range(4), num_workers=2, persistent_workers=True)
    print("built:               ", len(active_children()))
    for _ in loader:
        pass
    print("after an epoch:      ", len(active_children()))
    batches = iter(loader)
    del loader
    print("loader deleted:      ", len(active_children()))
    del batches
    print("iterator deleted too:", len(active_children()))


if __name__ == "__main__":
    main()
