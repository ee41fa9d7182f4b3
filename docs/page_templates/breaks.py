"""One sentence: what this program shows."""

from torch.utils.data import DataLoader


def main():
    for batch in DataLoader(range(8), batch_size=0):
        print(batch.tolist())


if __name__ == "__main__":
    main()
