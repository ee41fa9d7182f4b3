"""A batch of plain values arrives from any worker."""

from torch.utils.data import DataLoader


def keep_the_length(samples):
    return samples, len(samples)


def main():
    loader = DataLoader(range(1), num_workers=1, collate_fn=keep_the_length)
    for batch in loader:
        print(batch)


if __name__ == "__main__":
    main()
