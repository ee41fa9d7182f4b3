"""On a GPU: pinned is a word for host memory, and pageable memory copies too.

needs: cuda
"""

import torch


def main():
    pageable = torch.arange(4.0)
    pinned = pageable.pin_memory()
    on_gpu = pageable.to("cuda")
    print("pageable tensor:       ", pageable.is_pinned())
    print("its pinned copy:       ", pinned.is_pinned())
    print("same memory:           ", pageable.data_ptr() == pinned.data_ptr())
    again = pinned.pin_memory()
    print("pinned twice, no copy: ", again.data_ptr() == pinned.data_ptr())
    print("tensor on the GPU:     ", on_gpu.is_pinned())
    print("copied from pageable:  ", on_gpu.cpu().tolist())
    try:
        on_gpu.pin_memory()
    except RuntimeError as error:
        print("pin the GPU tensor:    ", error)


if __name__ == "__main__":
    main()
