"""A pinned source freed before its copy began is not given away.

needs: cuda
"""

import torch

SPIN = 500_000_000  # GPU clock cycles: a good tenth of a second and more
N = 1 << 20


def main():
    on_gpu = torch.zeros(N, device="cuda")
    source = torch.full((N,), 1.0, pin_memory=True)
    spare = torch.empty(N, pin_memory=True)
    on_gpu.copy_(spare)  # a first copy may wait
    torch.cuda._sleep(1)  # a kernel's first launch may wait
    torch.cuda.synchronize()
    address = source.data_ptr()
    del spare  # one free block of this size is in the cache

    torch.cuda._sleep(SPIN)  # the step before is still running
    on_gpu.copy_(source, non_blocking=True)
    del source  # the copy has not begun
    new = torch.empty(N, pin_memory=True)
    print("same memory while the copy waits:", new.data_ptr() == address)
    new.fill_(2.0)
    print("the batch sent was 1.0, the GPU has", on_gpu[0].item())

    torch.cuda.synchronize()
    later = torch.empty(N, pin_memory=True)
    print("same memory after the copy:", later.data_ptr() == address)


if __name__ == "__main__":
    main()
