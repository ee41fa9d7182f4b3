"""Wait for the copy's event, then write into its source.

needs: cuda
"""

import torch

SPIN = 500_000_000  # GPU clock cycles: a good tenth of a second and more
N = 1 << 20


def main():
    buffer = torch.full((N,), 1.0, pin_memory=True)
    on_gpu = torch.zeros(N, device="cuda")
    done = torch.cuda.Event()
    torch.zeros(N, device="cuda").copy_(buffer)  # a first copy may wait
    torch.cuda._sleep(1)  # a kernel's first launch may wait
    torch.cuda.synchronize()

    torch.cuda._sleep(SPIN)  # the step before is still running
    on_gpu.copy_(buffer, non_blocking=True)  # returns at once
    done.record()
    done.synchronize()  # the source has been read
    buffer.fill_(2.0)  # the next batch goes into the same buffer
    print("the batch sent was 1.0, the GPU has", on_gpu[0].item())


if __name__ == "__main__":
    main()
