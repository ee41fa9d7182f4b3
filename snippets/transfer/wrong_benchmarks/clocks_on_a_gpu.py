"""Where a clock would stop too early, and when the GPU had nothing to do.

needs: cuda
"""

import time

import torch

SPIN = 500_000_000  # GPU clock cycles


def main():
    stream = torch.cuda.current_stream()
    x = torch.ones(1 << 22, pin_memory=True)
    x.to("cuda", non_blocking=True)  # warm-up: context, memory, kernel
    torch.cuda._sleep(1)
    torch.cuda.synchronize()

    torch.cuda._sleep(SPIN)
    y = x.to("cuda", non_blocking=True)
    print("copy done when .to returned:      ", stream.query())
    torch.cuda.synchronize()
    print("copy done after synchronize:      ", stream.query())

    time.sleep(0.01)
    print("GPU idle during time.sleep:       ", stream.query())
    torch.cuda._sleep(SPIN)
    print("GPU idle behind a queued kernel:  ", stream.query())
    torch.cuda.synchronize()

    # CUDA events see the queue. Host work before the first one is missing.
    start = torch.cuda.Event(enable_timing=True)
    end = torch.cuda.Event(enable_timing=True)
    began = time.perf_counter()
    time.sleep(0.2)  # stands for pin_memory()
    start.record()
    y.copy_(x, non_blocking=True)
    end.record()
    end.synchronize()
    host = (time.perf_counter() - began) * 1000
    print("events saw the work of the host:  ", start.elapsed_time(end) > 200)
    print("the clock of the host saw it:     ", host > 200)


if __name__ == "__main__":
    main()
