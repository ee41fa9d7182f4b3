"""torch.compile builds a second graph for the short last batch."""

import torch
from torch import nn
from torch.utils.data import DataLoader


def graphs(samples, drop_last):
    sizes = []

    def count(graph, inputs):
        sizes.append(len(inputs[-1]))  # the batch is the last input
        return graph.forward

    torch.compiler.reset()
    model = torch.compile(nn.Linear(3, 1), backend=count)
    loader = DataLoader(
        torch.ones(samples, 3), batch_size=4, drop_last=drop_last
    )
    for _ in range(3):
        for batch in loader:
            model(batch)
    return sizes


def main():
    for samples in (8, 9, 10):
        for drop_last in (False, True):
            found = graphs(samples, drop_last)
            print(f"{samples} samples, {drop_last=}: {len(found)} graph(s)")


if __name__ == "__main__":
    main()
