"""What default_collate and default_convert make of containers."""

from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from types import MappingProxyType

from torch.utils.data import default_collate, default_convert

Pair = namedtuple("Pair", "x y")


@dataclass
class Sample:
    x: int


class Record(dict):
    """A dict of another name."""


SAMPLES = [
    (1, 2),
    Pair(1, 2),
    [1, 2],
    deque([1, 2]),
    range(1, 3),
    bytearray(b"ab"),
    {"x": 1},
    OrderedDict(x=1),
    defaultdict(list, x=1),
    Record(x=1),
    MappingProxyType({"x": 1}),
    Counter(x=1),
    {1, 2},
    Sample(1),
]


def made(function, value):
    try:
        out = function(value)
    except TypeError as error:
        return f"{type(error).__name__}, found {str(error).split('found ')[1]}"
    shown = dict(out) if isinstance(out, dict) else out
    return f"{type(out).__name__}: {shown}"


def main():
    for sample in SAMPLES:
        print(type(sample).__name__)
        print("  a batch of two:  ", made(default_collate, [sample, sample]))
        print("  batch_size=None: ", made(default_convert, sample))


if __name__ == "__main__":
    main()
