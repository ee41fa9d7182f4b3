"""An error in a worker comes back wrapped; the iterator goes on."""

from torch.utils.data import DataLoader, Dataset


class OpensALoader(Dataset):
    """Sample 1 wants workers of its own, inside a worker."""

    def __len__(self):
        return 3

    def __getitem__(self, i):
        if i == 1:
            return list(DataLoader(range(2), num_workers=1))
        return i


def main():
    batches = iter(DataLoader(OpensALoader(), batch_size=None, num_workers=1))
    print("sample 0:", next(batches))
    try:
        next(batches)
    except AssertionError as error:
        lines = str(error).splitlines()
        print("sample 1:", lines[0])
        print("         ", lines[1])
        print("          ...")
        print("         ", lines[-1])
    print("sample 2:", next(batches))


if __name__ == "__main__":
    main()
