"""Wait for the event behind a copy to the host, then read.

needs: cuda
"""

import torch

SPIN = 500_000_000  # GPU clock cycles: a good tenth of a second and more


def main():
    on_gpu = torch.ones(1, device="cuda")
    result = torch.zeros(1, pin_memory=True)
    done = torch.cuda.Event()
    torch.empty(1, pin_memory=True).copy_(on_gpu)  # a first copy may wait
    torch.cuda._sleep(1)  # a kernel's first launch may wait
    torch.cuda.synchronize()

    torch.cuda._sleep(SPIN)  # stands for your model
    result.copy_(on_gpu, non_blocking=True)  # returns at once
    done.record()
    done.synchronize()  # waits for this copy, not for the whole GPU
    print("waited for the event, then read:", result.item())


if __name__ == "__main__":
    main()
