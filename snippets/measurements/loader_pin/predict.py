"""Time of a step as the slowest of the parts that run at the same time."""

SIZE = 64 * 2**20  # bytes of a batch
CPU, LINK = 5e9, 25e9  # assumed: one thread copies, the link carries (bytes/s)


def main():
    copy, link = SIZE / CPU * 1e3, SIZE / LINK * 1e3  # in ms
    print("prediction; assumed, in GB a second: a copy by the CPU 5, link 25")
    print("workers  compute  unpinned  pinned  no loader")
    for workers in (0, 4):
        for compute in (0, 5, 20):
            gpu = link + compute
            if workers:  # they load; a thread of this process pins
                unpinned = max(copy / workers, compute + copy)
                pinned = max(copy / workers, copy, gpu)
            else:  # this thread loads, and pins or waits for its copy
                unpinned = max(copy, compute) + copy
                pinned = max(copy + copy, gpu)
            row = f"{workers:<9}{compute:>7}{unpinned:10.1f}{pinned:8.1f}"
            print(f"{row}{gpu:11.1f}")


if __name__ == "__main__":
    main()
