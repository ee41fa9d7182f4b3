"""A CUDA graph cannot capture a copy from pageable memory.

needs: cuda
"""

import torch


def main():
    source = torch.ones(4)  # pageable
    static = torch.zeros(4, device="cuda")
    static.add_(0)  # a kernel's first launch comes before a capture
    torch.cuda.synchronize()
    graph = torch.cuda.CUDAGraph()
    try:
        with torch.cuda.graph(graph, capture_error_mode="thread_local"):
            static.add_(0)
            static.copy_(source, non_blocking=True)
    except RuntimeError as error:
        print(str(error).splitlines()[0])
    else:
        print("captured; nothing keeps the memory of the source alive")


if __name__ == "__main__":
    main()
