"""For each kind of copy: does the call wait for the kernel queued before it?

needs: cuda
"""

import torch

SPIN = 500_000_000  # GPU clock cycles: a good tenth of a second and more
N = 1 << 22  # float32: 16 MiB


def waits(call):
    call()  # memory is allocated now, not behind the kernel
    torch.cuda.synchronize()
    torch.cuda._sleep(SPIN)
    kernel = torch.cuda.Event()
    kernel.record()
    result = call()
    waited = kernel.query()  # True: the kernel is over
    torch.cuda.synchronize()
    del result
    return waited


def main():
    on_gpu = torch.ones(N, device="cuda")
    torch.cuda._sleep(1)  # a kernel's first launch may wait
    pageable = torch.ones(N)
    pinned = torch.ones(N, pin_memory=True)
    print("to the GPU: did the call wait?")
    for name, x in [("pageable", pageable), ("pinned", pinned)]:
        for flag in (False, True):
            gave = waits(lambda x=x, flag=flag: x.to("cuda", non_blocking=flag))
            print(f"  {name:8} .to, non_blocking={flag!s:5}   {gave}")
    print("to the host: did the call wait?")
    print(f"  .cpu()                            {waits(on_gpu.cpu)}")
    late = waits(lambda: on_gpu.to("cpu", non_blocking=True))
    print(f"  .to('cpu'), non_blocking=True     {late}")
    for name, y in [("pageable", pageable), ("pinned", pinned)]:
        for flag in (False, True):
            gave = waits(
                lambda y=y, flag=flag: y.copy_(on_gpu, non_blocking=flag)
            )
            print(f"  {name:8} .copy_, non_blocking={flag!s:5} {gave}")


if __name__ == "__main__":
    main()
