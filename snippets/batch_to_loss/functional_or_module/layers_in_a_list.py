"""Layers in a Python list are not found by the optimizer; see ModuleList."""

import torch
from torch import nn
from torch.nn import functional as F


class Net(nn.Module):
    def __init__(self, container):
        super().__init__()
        self.layers = container([nn.Linear(8, 8), nn.Linear(8, 8)])
        self.last = nn.Linear(8, 3)

    def forward(self, x):
        for layer in self.layers:
            x = F.relu(layer(x))
        return self.last(x)


def main():
    x, labels = torch.rand(4, 8), torch.tensor([0, 1, 2, 0])
    for container in (list, nn.ModuleList):
        torch.manual_seed(0)
        model = Net(container)
        before = model.layers[0].weight.clone()
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        F.cross_entropy(model(x), labels).backward()
        optimizer.step()
        print(container.__name__)
        print("  in the state_dict:", len(model.state_dict()), "tensors")
        print("  has a gradient:   ", model.layers[0].weight.grad is not None)
        changed = not torch.equal(before, model.layers[0].weight)
        print("  changed by a step:", changed)


if __name__ == "__main__":
    main()
