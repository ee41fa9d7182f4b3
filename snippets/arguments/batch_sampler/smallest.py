"""batch_sampler: one list of indices for each batch, of any size."""

from torch.utils.data import DataLoader


def main():
    dataset = list("abcdef")
    batches = [[0, 1, 2], [5], [3, 3]]
    loader = DataLoader(dataset, batch_sampler=batches)
    print("batches:", ["".join(batch) for batch in loader])
    print("len(loader):", len(loader))


if __name__ == "__main__":
    main()
