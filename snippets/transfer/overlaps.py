"""Is a copy done while a kernel queued before it is still running?

needs: cuda
"""

import torch

SPIN = 500_000_000  # GPU clock cycles: a good tenth of a second and more
N = 1 << 22  # float32: 16 MiB


def overlaps(host, on_gpu, stream):
    torch.cuda.synchronize()
    torch.cuda._sleep(SPIN)  # on the current stream
    kernel, copy = torch.cuda.Event(), torch.cuda.Event()
    kernel.record()
    with torch.cuda.stream(stream):
        on_gpu.copy_(host, non_blocking=True)
        copy.record()
    copy.synchronize()
    return not kernel.query()  # the copy is over; is the kernel?


def main():
    side, mine = torch.cuda.Stream(), torch.cuda.current_stream()
    on_gpu = torch.zeros(N, device="cuda")
    torch.cuda._sleep(1)  # a kernel's first launch may wait
    sources = {
        "pinned": torch.ones(N, pin_memory=True),
        "pageable": torch.ones(N),
    }
    for name, host in sources.items():
        on_gpu.copy_(host)  # once, to warm up
        print(f"{name:8} same stream:  ", overlaps(host, on_gpu, mine))
        print(f"{name:8} second stream:", overlaps(host, on_gpu, side))


if __name__ == "__main__":
    main()
