"""On a GPU: does `ulimit -l` stop pinned memory?

Run as root, it gives up CAP_IPC_LOCK, the right to lock without limit.
needs: cuda
"""

import ctypes
import os
import resource
from pathlib import Path

import torch

KIB, MIB = 2**10, 2**20
libc = ctypes.CDLL(None, use_errno=True)


def kib(field):
    text = Path("/proc/self/status").read_text().split(f"{field}:")[1]
    return int(text.split()[0])


def tensor():
    return torch.ones(64 * MIB, dtype=torch.uint8)


def register(memory):
    cudart = torch.cuda.cudart()
    return int(cudart.cudaHostRegister(memory.data_ptr(), memory.nbytes, 0))


def main():
    torch.ones(1, device="cuda")
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (64 * KIB, 64 * KIB))
    if os.geteuid() == 0:
        os.setresuid(65534, 65534, 65534)  # nobody: no CAP_IPC_LOCK
    before = {field: kib(field) for field in ("VmLck", "VmPin")}
    locked, registered = tensor(), tensor()
    size = ctypes.c_size_t(locked.nbytes)
    refused = libc.mlock(ctypes.c_void_p(locked.data_ptr()), size) != 0
    print("limit 64 KiB, mlock of 64 MiB refused:", refused)
    print("cudaHostRegister returns", register(registered))
    print("registered 64 MiB, pinned:", registered.is_pinned())
    try:
        allocated = tensor().pin_memory()
        print("allocated 64 MiB, pinned: ", allocated.is_pinned())
    except RuntimeError as error:
        print(str(error).splitlines()[0])
    for field, value in before.items():
        print(f"{field} has grown by {(kib(field) - value) // KIB} MiB")


if __name__ == "__main__":
    main()
