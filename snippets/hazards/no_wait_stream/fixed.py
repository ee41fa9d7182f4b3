"""The stream that reads waits for the stream that copies.

needs: cuda
"""

import torch

SPIN = 500_000_000  # GPU clock cycles: a good tenth of a second and more


def main():
    side = torch.cuda.Stream()
    source = torch.ones(1024, pin_memory=True)
    batch = torch.zeros(1024, device="cuda")
    seen = torch.empty(1024, device="cuda")
    seen.copy_(source)  # a first copy or kernel may wait
    seen.copy_(batch)
    torch.cuda._sleep(1)
    torch.cuda.synchronize()

    with torch.cuda.stream(side):
        torch.cuda._sleep(SPIN)  # stands for a long copy
        batch.copy_(source, non_blocking=True)
    torch.cuda.current_stream().wait_stream(side)
    seen.copy_(batch)  # the training step, on its own stream
    torch.cuda.synchronize()
    print("the step saw", seen[0].item(), "and the batch is", batch[0].item())


if __name__ == "__main__":
    main()
