"""One rank has three batches, the other one: with Join, and without."""

import multiprocessing
import tempfile
from contextlib import nullcontext
from pathlib import Path

import torch
import torch.distributed as dist
from torch.distributed.algorithms.join import Join
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader

fork = multiprocessing.get_context("fork")  # Linux and macOS


def train(rank, store, steps):
    dist.init_process_group("gloo", store, rank=rank, world_size=2)
    model = DistributedDataParallel(torch.nn.Linear(1, 1))
    loader = DataLoader(torch.ones((3, 1)[rank], 1))
    for name, context in (("Join", Join([model])), ("plain", nullcontext())):
        with context:
            for batch in loader:
                model(batch).sum().backward()  # needs the other rank
                steps.put((name, rank))
    fork.Event().wait()  # the process lives on, as if it were validating


def main():
    steps = fork.SimpleQueue()
    with tempfile.TemporaryDirectory() as folder:
        store = (Path(folder) / "store").as_uri()
        ranks = [
            fork.Process(target=train, args=(rank, store, steps), daemon=True)
            for rank in range(2)
        ]
        for process in ranks:
            process.start()
        done = [steps.get() for _ in range(6)]
        ranks[0].join(1)  # time enough for another step
        while not steps.empty():
            done.append(steps.get())
        for process in ranks:
            process.kill()
    for name in ("Join", "plain"):
        for rank in range(2):
            print(f"{name}, rank {rank}: steps {done.count((name, rank))}")


if __name__ == "__main__":
    main()
