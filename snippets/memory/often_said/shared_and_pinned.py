"""On a GPU: one tensor, in shared memory and pinned at once.

needs: cuda
"""

import torch


def main():
    torch.cuda.init()
    x = torch.ones(1 << 20).share_memory_()
    print("pin_memory():     shared", x.pin_memory().is_shared())
    runtime = torch.cuda.cudart()
    torch.cuda.check_error(
        runtime.cudaHostRegister(x.data_ptr(), x.nbytes, 0)
    )
    print("cudaHostRegister: shared", x.is_shared(), "pinned", x.is_pinned())
    torch.cuda.check_error(runtime.cudaHostUnregister(x.data_ptr()))
    print("unregistered:     shared", x.is_shared(), "pinned", x.is_pinned())


if __name__ == "__main__":
    main()
