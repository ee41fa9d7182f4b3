"""After eval() nn.Dropout is off, and F.dropout(x) goes on."""

import torch
from torch import nn
from torch.nn import functional as F


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.dropout = nn.Dropout()

    def forward(self, x):
        return {
            "nn.Dropout()(x)": self.dropout(x),
            "F.dropout(x)": F.dropout(x),
            "F.dropout(x, training=...)": F.dropout(x, training=self.training),
        }


def main():
    torch.manual_seed(0)
    model, x = Net(), torch.ones(1000)
    for mode in ("train", "eval"):
        getattr(model, mode)()
        print(f"model.{mode}()")
        for name, y in model(x).items():
            print(f"  {name:<27} drops some:", bool((y == 0).any()))


if __name__ == "__main__":
    main()
