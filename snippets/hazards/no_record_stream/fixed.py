"""record_stream keeps a block until the stream that reads is done.

needs: cuda
"""

import torch

SPIN = 500_000_000  # GPU clock cycles: a good tenth of a second and more
N = 1 << 20


def main():
    side, main_stream = torch.cuda.Stream(), torch.cuda.current_stream()
    ones = torch.full((N,), 1.0, pin_memory=True)
    twos = torch.full((N,), 2.0, pin_memory=True)
    seen = torch.zeros(N, device="cuda")
    seen.copy_(torch.zeros_like(seen))  # a kernel's first launch may wait
    torch.cuda._sleep(1)
    torch.cuda.synchronize()

    with torch.cuda.stream(side):
        batch = ones.to("cuda", non_blocking=True)
    main_stream.wait_stream(side)
    torch.cuda._sleep(SPIN)  # the step before is still running
    seen.copy_(batch)  # the step on this batch, queued behind it
    batch.record_stream(main_stream)  # not free before its turn
    address = batch.data_ptr()
    del batch  # what `for batch in prefetcher` does
    with torch.cuda.stream(side):
        following = twos.to("cuda", non_blocking=True)
    print("same memory again:", following.data_ptr() == address)
    torch.cuda.synchronize()
    print("the batch was 1.0, the step saw", seen[0].item())


if __name__ == "__main__":
    main()
