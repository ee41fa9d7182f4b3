"""On a GPU: a non-blocking copy waits its turn in its own stream.

A kernel spins for seconds; the event behind the copy tells whether the
copy came to its end meanwhile.
needs: cuda
"""

import time

import torch


def main():
    x = torch.ones(1 << 20).pin_memory()
    out = torch.empty_like(x, device="cuda")
    for name, stream in [
        ("in the stream of the kernel", torch.cuda.current_stream()),
        ("in a stream of its own", torch.cuda.Stream()),
    ]:
        torch.cuda.synchronize()
        copied, spun = torch.cuda.Event(), torch.cuda.Event()
        torch.cuda._sleep(4_000_000_000)
        spun.record()
        with torch.cuda.stream(stream):
            out.copy_(x, non_blocking=True)
            copied.record()
        returned = not spun.query()
        time.sleep(0.5)
        ahead = copied.query() and not spun.query()
        print(f"{name}:")
        print("  the call returned during the kernel: ", returned)
        print("  the copy was done during the kernel: ", ahead)
    torch.cuda.synchronize()


if __name__ == "__main__":
    main()
