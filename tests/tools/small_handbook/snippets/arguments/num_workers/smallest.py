"""Two workers give the batches in the order of the sampler."""

from torch.utils.data import DataLoader


def main():
    # --8<-- [start:loader]
    loader = DataLoader(range(4), batch_size=2, num_workers=2)
    # --8<-- [end:loader]
    print([batch.tolist() for batch in loader])


if __name__ == "__main__":
    main()
