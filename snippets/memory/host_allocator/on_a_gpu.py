"""On a GPU: rounding, reuse, events, and what gives pinned memory back.

needs: cuda
since: torch 2.11
"""

import torch

MIB = 2**20
SPIN = 2_000_000_000  # cycles: about a second


def pinned(mib):
    return torch.empty(mib * MIB, dtype=torch.uint8, pin_memory=True)


def owned():
    """MiB that the host allocator holds, in use or free."""
    stats = torch.cuda.host_memory_stats()
    return stats["allocated_bytes.current"] // MIB


def give_back():
    if hasattr(torch.accelerator, "empty_host_cache"):
        torch.accelerator.empty_host_cache()  # 2.12 and later
    else:
        torch._C._host_emptyCache()


def main():
    tensor = pinned(33)
    address = tensor.data_ptr()
    print("33 MiB asked, owned:      ", owned())
    del tensor
    print("tensor gone, owned:       ", owned())
    tensor = pinned(40)
    print("40 MiB asked, same block: ", tensor.data_ptr() == address)

    on_gpu = tensor.to("cuda")  # no GPU memory is asked for below
    torch.cuda._sleep(SPIN)
    on_gpu.copy_(tensor, non_blocking=True)
    del tensor
    other = pinned(33)
    print("copy waits, same block:   ", other.data_ptr() == address)
    torch.cuda.synchronize()
    third = pinned(33)
    print("copy done, same block:    ", third.data_ptr() == address)

    del other, third, on_gpu
    torch.cuda.empty_cache()
    print("cuda.empty_cache(), owned:", owned())
    give_back()
    print("empty_host_cache(), owned:", owned())


if __name__ == "__main__":
    main()
