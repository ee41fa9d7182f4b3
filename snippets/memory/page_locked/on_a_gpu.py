"""On a GPU: memory that is mlocked, registered, allocated pinned, or copied.

needs: cuda
"""

import ctypes

import torch

libc = ctypes.CDLL(None, use_errno=True)


def done(code):
    """Refuse an error code of the CUDA runtime."""
    if int(code):
        raise RuntimeError(f"CUDA error {int(code)}")


def mlocked(tensor):
    address = ctypes.c_void_p(tensor.data_ptr())
    return libc.mlock(address, ctypes.c_size_t(tensor.nbytes)) == 0


def main():
    cudart = torch.cuda.cudart()  # makes a CUDA context first
    tensor = torch.zeros(16 * 1024, dtype=torch.uint8).share_memory_()
    address = tensor.data_ptr()
    print("ordinary:         ", tensor.is_pinned())
    print("mlocked:          ", mlocked(tensor), tensor.is_pinned())

    done(cudart.cudaHostRegister(address, tensor.nbytes, 0))
    print("registered:       ", tensor.is_pinned())
    print("a slice of it:    ", tensor[100:200].is_pinned())
    print("same address:     ", tensor.data_ptr() == address)
    print("still shared:     ", tensor.is_shared())
    print("pin_memory() is it:", tensor.pin_memory() is tensor)
    done(cudart.cudaHostUnregister(address))
    print("unregistered:     ", tensor.is_pinned())

    copy = tensor.pin_memory()
    print("pin_memory():     ", copy.is_pinned())
    print("  another address:", copy.data_ptr() != address)
    print("  shared:         ", copy.is_shared())
    made = torch.empty(1024, pin_memory=True)
    print("torch.empty:      ", made.is_pinned())


if __name__ == "__main__":
    main()
