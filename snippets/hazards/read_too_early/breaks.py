"""A copy from the GPU is read before it has been made.

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
    early, under_way = result.item(), not done.query()
    done.synchronize()
    print("copy still under way:", under_way)
    print("read before the copy was done:", early, "then:", result.item())


if __name__ == "__main__":
    main()
