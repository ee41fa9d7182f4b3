"""What workers cost when the data is already in memory.

Ways of getting every sample of one epoch, in shuffled batches, from tensors
in memory. Each way is first checked (every sample once, unchanged), which
also warms it up, then timed in rounds, each round in an order of its own.
--smoke only checks, with little data; --out FILE keeps the raw samples.
"""

import argparse
import ctypes
import gc
import json
import multiprocessing
import statistics
import sys
import time
from pathlib import Path

import torch
from torch.utils import data

BATCH, ROUNDS = 256, 11
CASES = {  # rows, columns and dtype of the samples
    "small_rows": (60_000, 784, torch.uint8),
    "large_rows": (16_384, 3_072, torch.float32),
}


class Rows(data.TensorDataset):
    """Takes many indices at once and gives a batch that is ready."""

    def __getitem__(self, indices):
        indices = torch.as_tensor(indices)
        return [t.index_select(0, indices) for t in self.tensors]

    __getitems__ = __getitem__


class IndexTensors(data.RandomSampler):
    """A sampler: a new permutation each epoch, cut into index tensors."""

    def __iter__(self):
        return iter(torch.randperm(len(self.data_source)).split(BATCH))


def by_sample(*tensors, **options):
    rows = data.TensorDataset(*tensors)
    return data.DataLoader(rows, BATCH, shuffle=True, **options)


def by_batch(*tensors, **options):
    rows = Rows(*tensors)
    return data.DataLoader(rows, BATCH, True, collate_fn=list, **options)


def kept(make, *tensors):
    loader = make(*tensors, num_workers=2, persistent_workers=True)
    for _ in loader:  # starts the workers, outside the timing
        pass
    return loader


def batch_sampler(*tensors):
    rows = data.TensorDataset(*tensors)
    groups = data.BatchSampler(data.RandomSampler(rows), BATCH, False)
    return data.DataLoader(rows, batch_size=None, sampler=groups)


def index_tensors(*tensors):
    rows = Rows(*tensors)
    return data.DataLoader(rows, batch_size=None, sampler=IndexTensors(rows))


def index_select(x, y):
    for indices in torch.randperm(len(x)).split(BATCH):
        yield x.index_select(0, indices), y.index_select(0, indices)


def copy(x, y):
    rows = max(1, 2**20 * len(x) // x.nbytes)  # about 1 MiB at a time
    to_x, to_y = torch.empty_like(x[:rows]), torch.empty_like(y[:rows])
    for a, b in zip(x.split(rows), y.split(rows), strict=True):
        yield to_x[: len(a)].copy_(a), to_y[: len(b)].copy_(b)


WAYS = {  # name: its role, and what gives the batches of one epoch
    "default": ("baseline", by_sample),
    "workers_1": ("way", lambda x, y: by_sample(x, y, num_workers=1)),
    "workers_2": ("way", lambda x, y: by_sample(x, y, num_workers=2)),
    "persistent_2": ("way", lambda x, y: kept(by_sample, x, y)),
    "getitems": ("way", by_batch),
    "getitems_persistent_2": ("way", lambda x, y: kept(by_batch, x, y)),
    "batch_sampler": ("way", batch_sampler),
    "index_tensors": ("way", index_tensors),
    "index_select": ("reference", index_select),
    "copy": ("limit", copy),
}


def check(x, y, way):
    xs, ys = zip(*((a.clone(), b.clone()) for a, b in way(x, y)), strict=True)
    if not torch.equal(torch.cat(xs)[torch.cat(ys).argsort()], x):
        raise SystemExit("a sample is missing, doubled or changed")


def seconds(epoch):
    gc.collect()
    start = time.perf_counter()
    for _ in epoch:
        pass
    return time.perf_counter() - start


def keep_freed_memory():
    """Large batches reuse their pages; else it is chance whether they do."""
    libc = ctypes.CDLL(None) if sys.platform == "linux" else None
    if not hasattr(libc, "mallopt"):
        return False  # not glibc
    no_mappings, no_trimming = (-4, 0), (-1, 2**30)  # M_MMAP_MAX, M_TRIM_...
    return bool(libc.mallopt(*no_mappings) and libc.mallopt(*no_trimming))


def measure(rows, columns, dtype, rounds):
    x = torch.randint(256, (rows, columns), dtype=torch.uint8).to(dtype)
    y = torch.arange(rows)
    for _, way in WAYS.values():
        check(x, y, way)
    results = [{"id": w, "role": WAYS[w][0], "samples": []} for w in WAYS]
    for _ in range(rounds):
        for n in torch.randperm(len(results)).tolist():
            way = WAYS[results[n]["id"]][1]
            results[n]["samples"].append(seconds(way(x, y)))
    shape = {"rows": rows, "columns": columns, "dtype": str(dtype)}
    size = x.nbytes + y.nbytes
    return {"parameters": shape, "bytes": size, "unit": "s", "results": results}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--out", help="file for the raw samples")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    kept_memory = keep_freed_memory()
    if arguments.smoke:
        measure(600, 8, torch.uint8, rounds=1)
        print(*(f"{w}: every sample once" for w in WAYS), sep="\n")
        return print("smoke: ok")
    parameters = {"batch_size": BATCH, "rounds": ROUNDS, "torch_threads": 1}
    parameters["start_method"] = multiprocessing.get_start_method()
    parameters["freed_memory_kept"] = kept_memory
    cases = []
    for name, case in CASES.items():
        cases.append({"id": name} | measure(*case, ROUNDS))
        for way in cases[-1]["results"]:
            middle = statistics.median(way["samples"]) * 1000
            print(f"{name:12}{way['id']:24}{middle:9.2f} ms")
    if arguments.out:
        Path(arguments.out).write_text(json.dumps([parameters, cases]))


if __name__ == "__main__":
    main()
