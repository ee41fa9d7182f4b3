"""An empty dataset: no batches without shuffle, an error with it."""

import tempfile
from pathlib import Path

from torch.utils.data import DataLoader, Dataset


class Images(Dataset):
    def __init__(self, folder):
        self.files = sorted(folder.glob("*.jpg"))

    def __len__(self):
        return len(self.files)

    def __getitem__(self, index):
        return self.files[index].name


class Checked(Images):
    def __init__(self, folder):
        super().__init__(folder)
        if not self.files:
            there = [path.name for path in sorted(folder.iterdir())]
            raise FileNotFoundError(f"no *.jpg in {folder.name}: {there}")


def main():
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top) / "train"
        folder.mkdir()
        for name in ("cat.png", "dog.png"):
            (folder / name).touch()

        dataset = Images(folder)
        print("len(dataset):", len(dataset))
        print("without shuffle:", list(DataLoader(dataset)))
        try:
            DataLoader(dataset, shuffle=True)
        except ValueError as error:
            print(f"with shuffle: ValueError: {error}")
        try:
            Checked(folder)
        except FileNotFoundError as error:
            print(f"checked: FileNotFoundError: {error}")


if __name__ == "__main__":
    main()
