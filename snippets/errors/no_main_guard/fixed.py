"""Work under the main guard runs once, with any start method."""

from torch.utils.data import DataLoader


def main():
    loader = DataLoader(
        range(4), num_workers=1, multiprocessing_context="spawn"
    )
    for batch in loader:
        print(batch)


if __name__ == "__main__":
    main()
