"""The pin left out (wrong): your thread pins before the clock starts.

needs: cuda
"""

import time

import torch

N = 1 << 22  # float32: 16 MiB


def main():
    batches = [torch.full((N,), float(n)) for n in range(8)]
    for x in batches:  # warm-up: context, pinned blocks, GPU memory
        x.pin_memory().to("cuda")

    outside = 0
    for x in batches:
        pinned = x.pin_memory()
        at = time.perf_counter()
        torch.cuda.synchronize()
        start = time.perf_counter()
        y = pinned.to("cuda", non_blocking=True)
        torch.cuda.synchronize()
        end = time.perf_counter()
        outside += not start <= at <= end
        del y
    print("pinned outside the measured time:", outside, "of", len(batches))


if __name__ == "__main__":
    main()
