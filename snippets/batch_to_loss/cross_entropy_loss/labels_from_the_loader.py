"""What default_collate makes of a label, and what the loss says to it."""

import textwrap

import torch
from torch.nn import functional as F
from torch.utils.data import DataLoader, Dataset

LABELS = {
    "1": 1,
    "1.0": 1.0,
    "True": True,
    "torch.tensor(1)": torch.tensor(1),
    "torch.tensor([1])": torch.tensor([1]),
    "torch.tensor(1.0)": torch.tensor(1.0),
    "torch.tensor(1, dtype=int32)": torch.tensor(1, dtype=torch.int32),
    "torch.tensor(1, dtype=uint8)": torch.tensor(1, dtype=torch.uint8),
    "one-hot, int64": torch.tensor([0, 1, 0]),
    "one-hot, float32": torch.tensor([0.0, 1.0, 0.0]),
    "[0.0, 1.0, 0.0]": [0.0, 1.0, 0.0],
    "'cat'": "cat",
}


class OneLabel(Dataset):
    def __init__(self, label):
        self.label = label

    def __len__(self):
        return 2

    def __getitem__(self, index):
        return torch.zeros(3), self.label


def said(logits, labels):
    try:
        return f"loss {F.cross_entropy(logits, labels):.4f}"
    except (RuntimeError, TypeError) as error:
        return f"{type(error).__name__}: {error}".splitlines()[0]


def main():
    for name, label in LABELS.items():
        loader = DataLoader(OneLabel(label), batch_size=2)
        logits, labels = next(iter(loader))
        if isinstance(labels, torch.Tensor):
            made = f"{tuple(labels.shape)} {labels.dtype}"
        else:
            made = f"{type(labels).__name__} of {type(labels[0]).__name__}"
        print(f"{name} -> {made}")
        print(textwrap.indent(textwrap.fill(said(logits, labels), 66), "    "))


if __name__ == "__main__":
    main()
