"""No synchronize (wrong): the clock stops while the copy is under way.

needs: cuda
"""

import time

import torch

N = 1 << 27  # float32: 512 MiB


def main():
    x = torch.ones(N, pin_memory=True)
    y = x.to("cuda")  # warm-up: context and GPU memory
    del y

    start = time.perf_counter()
    y = x.to("cuda", non_blocking=True)
    taken = time.perf_counter() - start

    done = torch.cuda.current_stream().query()
    rate = x.nbytes / taken
    print("copy done when the clock stopped:", done)
    print("more than a TB in a second:      ", rate > 1e12)
    torch.cuda.synchronize()
    del y


if __name__ == "__main__":
    main()
