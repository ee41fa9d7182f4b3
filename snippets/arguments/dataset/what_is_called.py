"""What a DataLoader calls on a dataset, and when."""

from torch.utils.data import DataLoader, IterableDataset

calls = []


class Samples:
    def __len__(self):
        calls.append("__len__")
        return 4

    def __getitem__(self, index):
        calls.append(f"__getitem__({index})")
        return index


class Batches(Samples):
    def __getitems__(self, indices):
        calls.append(f"__getitems__({indices})")
        return indices


class Stream(IterableDataset):
    def __iter__(self):
        calls.append("__iter__")
        return map(self.read, range(4))

    def read(self, number):
        calls.append("next")
        return number


def show(moment):
    print(f"  {moment:<19}", *dict.fromkeys(calls))  # each once
    calls.clear()


def main():
    for dataset in (Samples(), Batches(), Stream()):
        print(type(dataset).__name__)
        loader = DataLoader(dataset, batch_size=2)
        show("DataLoader(…)")
        if not isinstance(dataset, Stream):
            DataLoader(dataset, shuffle=True)
            show("with shuffle=True")
            len(loader)
            show("len(loader)")
        batches = iter(loader)
        show("iter(loader)")
        next(batches)
        show("next(batches)")


if __name__ == "__main__":
    main()
