"""The output-size formula gives what MaxPool2d gives, ceil_mode included."""

from collections import Counter
from itertools import product

import torch
from torch import nn


def size(n, kernel, stride, padding, dilation, ceil_mode):
    reach = dilation * (kernel - 1) + 1  # what one window spans
    room = n + 2 * padding - reach
    if not ceil_mode:
        return room // stride + 1
    out = -(-room // stride) + 1  # divide, round up
    if (out - 1) * stride >= n + padding:
        out -= 1  # a window that would start in the padding behind
    return out


def real(n, kernel, stride, padding, dilation, ceil_mode):
    pool = nn.MaxPool2d(kernel, stride, padding, dilation, False, ceil_mode)
    return pool(torch.zeros(1, n, n)).shape[-1]


def main():
    names = ["n", "kernel", "stride", "padding", "dilation", "ceil_mode"]
    print(*names, "-> size")
    rows = [
        (28, 2, 2, 0, 1, False),
        (7, 2, 2, 0, 1, False),
        (7, 2, 2, 0, 1, True),
        (112, 3, 2, 1, 1, False),
        (8, 3, 1, 1, 1, False),
        (8, 2, 1, 0, 3, False),
    ]
    for row in rows:
        print(*row, "->", size(*row), "torch:", real(*row))

    answers = Counter()
    ranges = [range(1, 13), (1, 2, 3, 4), (1, 2, 3, 4), (0, 1, 2), (1, 2, 3)]
    for row in product(*ranges, (False, True)):
        if row[3] > row[1] // 2:
            continue  # more padding than torch takes
        try:
            found = real(*row)
        except RuntimeError as error:
            answers[str(error).rpartition(". ")[2]] += 1
        else:
            answers["equal" if found == size(*row) else "different"] += 1
    for answer, count in sorted(answers.items()):
        print(f"{answer}: {count} settings")


if __name__ == "__main__":
    main()
