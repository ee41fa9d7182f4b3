"""`ulimit -l` limits mlock, and nothing else that a loader does.

Linux only. As root, it first gives up CAP_IPC_LOCK, the right to lock
without limit.
"""

import ctypes
import errno
import os
import resource

import torch

KIB = 1024
libc = ctypes.CDLL(None, use_errno=True)


def mlock(tensor):
    address = ctypes.c_void_p(tensor.data_ptr())
    if libc.mlock(address, ctypes.c_size_t(tensor.nbytes)):
        return errno.errorcode[ctypes.get_errno()]
    return "ok"


def main():
    resource.setrlimit(resource.RLIMIT_MEMLOCK, (64 * KIB, 64 * KIB))
    if os.geteuid() == 0:
        os.setresuid(65534, 65534, 65534)  # nobody: no CAP_IPC_LOCK
    print("limit: 64 KiB")
    small, large = (torch.ones(n * KIB, dtype=torch.uint8) for n in (32, 1024))
    print("mlock of 32 KiB:  ", mlock(small))
    print("mlock of 1024 KiB:", mlock(large))
    print("64 MiB of ordinary memory:", int(torch.ones(2**24).sum()) == 2**24)
    print("shared memory:", large.share_memory_().is_shared())


if __name__ == "__main__":
    main()
