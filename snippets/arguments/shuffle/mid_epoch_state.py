"""A generator's state from inside an epoch does not give the rest of it."""

import torch
from torch.utils.data import DataLoader


def build(state=None):
    g = torch.Generator().manual_seed(0)
    if state is not None:
        g.set_state(state)
    loader = DataLoader(range(6), batch_size=2, shuffle=True, generator=g)
    return loader, g


def order(loader):
    return torch.cat(list(loader)).tolist()


def main():
    loader, g = build()
    before = g.get_state()
    batches = iter(loader)
    print("done:                  ", next(batches).tolist())
    inside = g.get_state()
    print("left of the epoch:     ", torch.cat(list(batches)).tolist())
    print("from the state before: ", order(build(before)[0]))
    print("from the state inside: ", order(build(inside)[0]))


if __name__ == "__main__":
    main()
