"""The arithmetic of overlap: one queue or two, and a loop that waits.

A model, not a measurement: a queue does its work in order, one unit of
time is one unit, and queueing costs nothing.
"""

STEPS = 10


def one_stream(copy, compute):
    """Each copy waits in the queue behind the compute before it."""
    return STEPS * (copy + compute)


def two_streams(copy, compute):
    """Copy n+1 runs beside compute n, and starts no earlier than it."""
    copied = copy  # the first copy has nothing to hide behind
    computed = 0
    for _ in range(STEPS):
        start = max(copied, computed)
        copied = start + copy
        computed = start + compute
    return computed


def two_streams_that_wait(copy, compute):
    """loss.item() before the next copy is queued: nothing runs beside it."""
    now = 0
    for _ in range(STEPS):
        copied = now + copy
        now = copied + compute
    return now


def main():
    print("copy compute | one stream  two streams  with .item() | saved, most")
    for copy, compute in [(1, 9), (4, 6), (5, 5), (6, 4), (9, 1)]:
        one = one_stream(copy, compute)
        two = two_streams(copy, compute)
        wait = two_streams_that_wait(copy, compute)
        most = STEPS * min(copy, compute)
        assert one - two <= most
        print(
            f"{copy:4} {compute:7} | {one:10} {two:12} {wait:13} |"
            f" {one - two:5} {most:5}"
        )


if __name__ == "__main__":
    main()
