"""A sampler is any iterable of indices; they may repeat or be left out."""

from torch.utils.data import DataLoader


def main():
    dataset = list("abcdef")
    loader = DataLoader(dataset, batch_size=2, sampler=[4, 2, 2, 0, 5])
    print("batches:", [tuple(batch) for batch in loader])
    print("len(dataset):", len(dataset), " len(loader):", len(loader))


if __name__ == "__main__":
    main()
