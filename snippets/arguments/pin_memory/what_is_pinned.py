"""What a batch may be made of to be pinned, and what is passed over in silence.

pin_memory() below is the function that the loader calls for every batch.
text-since: torch 2.11
"""

from collections import OrderedDict, deque, namedtuple
from dataclasses import dataclass
from types import SimpleNamespace

from torch.utils.data._utils.pin_memory import pin_memory


class Probe:
    """Stands where a tensor would stand; remembers whether it was pinned."""

    def __init__(self):
        self.pinned = False

    def pin_memory(self):
        self.pinned = True
        return self


Pair = namedtuple("Pair", ["x", "y"])


@dataclass
class Sample:
    x: Probe


def main():
    for name, wrap in {
        "the object itself": lambda p: p,
        "list": lambda p: [p],
        "tuple": lambda p: (p, 1),
        "namedtuple": lambda p: Pair(p, 1),
        "dict": lambda p: {"x": p},
        "OrderedDict": lambda p: OrderedDict(x=p),
        "deque": lambda p: deque([p]),
        "dict of lists": lambda p: {"x": [p, p]},
        "dataclass": lambda p: Sample(p),
        "SimpleNamespace": lambda p: SimpleNamespace(x=p),
        "set": lambda p: {p},
        "generator": lambda p: (x for x in [p]),
        "list of dataclasses": lambda p: [Sample(p)],
    }.items():
        probe = Probe()
        result = pin_memory(wrap(probe))
        print(f"{name:20} {'pinned' if probe.pinned else 'NOT pinned':11}"
              f"comes back as {type(result).__name__}")


if __name__ == "__main__":
    main()
