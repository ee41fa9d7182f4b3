"""With a second stream the next copy is over before the step is.

needs: cuda
"""

import torch

SPIN = 500_000_000  # GPU clock cycles: a good tenth of a second and more
N = 1 << 22  # float32: 16 MiB


def run(side):
    mine = torch.cuda.current_stream()
    batches = [torch.full((N,), float(n), pin_memory=True) for n in range(4)]
    batch = batches[0].to("cuda")
    for n in range(3):
        side.wait_stream(mine)
        with torch.cuda.stream(side):
            following = batches[n + 1].to("cuda", non_blocking=True)
            copied = torch.cuda.Event()
            copied.record()
        torch.cuda._sleep(SPIN)  # the step on this batch
        value = batch[0] * 1
        step = torch.cuda.Event()
        step.record()
        copied.synchronize()  # to look; a real loop does not wait here
        early = not step.query()
        print(f"step {n}: the next copy was over first: {early}")
        assert value.item() == n
        mine.wait_stream(side)
        batch = following


def main():
    (torch.zeros(2, device="cuda")[0] * 1).item()
    torch.cuda._sleep(1)  # a kernel's first launch may wait
    run(torch.cuda.Stream())


if __name__ == "__main__":
    main()
