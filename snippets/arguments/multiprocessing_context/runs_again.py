"""Under spawn each worker runs the top of the file again, in every epoch."""

from torch.utils.data import DataLoader

print("the top of the file, as", __name__)


def epochs(number, **arguments):
    loader = DataLoader(
        range(2), num_workers=1, multiprocessing_context="spawn", **arguments
    )
    for epoch in range(number):
        print("epoch", epoch)
        list(loader)


def main():
    print("new workers for each epoch")
    epochs(2)
    print("persistent_workers=True")
    epochs(2, persistent_workers=True)


if __name__ == "__main__":
    main()
