"""What batches of changing size cost: a free block serves its own size only.

A model of the allocator's free lists: one list for each power of two.
"""

import random
from collections import Counter, deque

MIB = 2**20
ALIVE = 19  # batches in use at once
BYTES = 64 * 80 * 4  # 64 sequences, 80 float32 numbers in each step


def locked(lengths):
    """Bytes locked in the end, and the batch that took the last new block."""
    free, used, total, last = Counter(), deque(), 0, 0
    for number, length in enumerate(lengths, 1):
        if len(used) == ALIVE:
            free[used.popleft()] += 1
        block = 1 << (length * BYTES - 1).bit_length()
        if free[block]:
            free[block] -= 1
        else:
            total, last = total + block, number
        used.append(block)
    return total, last


def main():
    draw = random.Random(0)
    longest = [draw.randint(100, 1600) for _ in range(20_000)]
    for name, lengths in {
        "always padded to 1600": [1600] * 20_000,
        "to the longest in the batch": longest,
        "the same, sorted by length": sorted(longest),
        "to 400, 800 or 1600": [
            next(n for n in (400, 800, 1600) if n >= x) for x in longest
        ],
    }.items():
        total, last = locked(lengths)
        print(f"{name:28}{total // MIB:5} MiB, the last at batch {last}")


if __name__ == "__main__":
    main()
