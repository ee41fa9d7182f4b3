"""to('cpu', non_blocking=True): pinned, handed out before it is filled.

needs: cuda
"""

import torch

SPIN = 500_000_000  # GPU clock cycles: a good tenth of a second and more


def main():
    on_gpu = torch.full((4,), 7.0, device="cuda")
    plain = on_gpu.cpu()
    print("cpu():               pinned", plain.is_pinned(), plain.tolist())

    for dtype in (torch.float32, torch.float64):
        on_gpu.to("cpu", dtype, non_blocking=True)  # warm up
        torch.cuda.synchronize()
        torch.cuda._sleep(SPIN)  # stands for your model
        result = on_gpu.to("cpu", dtype, non_blocking=True)
        done = torch.cuda.Event()
        done.record()
        print(f"to('cpu', {dtype}, non_blocking=True):")
        print("  pinned:             ", result.is_pinned())
        print("  filled on return:   ", done.query())
        done.synchronize()
        print("  after the event:    ", result.tolist())

    mine = torch.empty(4)  # pageable
    mine.copy_(on_gpu, non_blocking=True)
    torch.cuda.current_stream().synchronize()
    print("copy_ into pageable: pinned", mine.is_pinned(), mine.tolist())


if __name__ == "__main__":
    main()
