"""On a GPU: pinning with next to no memory allowed to be locked.

The limit of `ulimit -l` is lowered to 64 KiB before CUDA is touched. Run it
as an ordinary user: root may lock without limit.
needs: cuda
"""

import os
import resource

import torch

KIB = 1024


def main():
    limit = (64 * KIB, 64 * KIB)
    resource.setrlimit(resource.RLIMIT_MEMLOCK, limit)
    print("ordinary user:", os.geteuid() != 0)
    x = torch.empty(64 * KIB * KIB, dtype=torch.uint8, pin_memory=True)
    print("64 MiB pinned:", x.is_pinned())
    y = torch.zeros(64 * KIB * KIB, dtype=torch.uint8)
    found = torch.cuda.cudart().cudaHostRegister(y.data_ptr(), y.nbytes, 0)
    print("cudaHostRegister returns", int(found), "pinned", y.is_pinned())


if __name__ == "__main__":
    main()
