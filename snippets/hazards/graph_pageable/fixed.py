"""A captured copy reads its pinned source again at each replay.

needs: cuda
"""

import torch


def main():
    source = torch.ones(4, pin_memory=True)  # keep it as long as the graph
    static = torch.zeros(4, device="cuda")
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph, capture_error_mode="thread_local"):
        static.copy_(source, non_blocking=True)
    graph.replay()
    print("first replay: ", static.tolist())  # tolist waits for the GPU
    source.fill_(2.0)
    graph.replay()
    print("second replay:", static.tolist())


if __name__ == "__main__":
    main()
