"""A slice made by torch keeps its block until the copy is done.

needs: cuda
"""

import torch

SPIN = 500_000_000  # GPU clock cycles: a good tenth of a second and more
N, K = 1 << 20, 1024


def main():
    on_gpu = torch.zeros(N - K, device="cuda")
    source = torch.full((N,), 1.0, pin_memory=True)
    spare = torch.empty(N, pin_memory=True)
    on_gpu.copy_(spare[K:])  # a first copy may wait
    torch.cuda._sleep(1)  # a kernel's first launch may wait
    torch.cuda.synchronize()
    address = source.data_ptr()
    del spare  # one free block of this size is in the cache

    view = source[K:]  # torch makes the slice: same storage
    print("the slice is pinned:", view.is_pinned())
    torch.cuda._sleep(SPIN)  # the step before is still running
    on_gpu.copy_(view, non_blocking=True)
    del source, view  # the copy has not begun
    new = torch.empty(N, pin_memory=True)
    print("same memory again:", new.data_ptr() == address)
    new.fill_(2.0)
    print("the batch sent was 1.0, the GPU has", on_gpu[0].item())


if __name__ == "__main__":
    main()
