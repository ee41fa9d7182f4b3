"""What starting workers costs: fork, forkserver and spawn.

From iter(loader) until it returns, and until the first batch is there, with
one worker and with two; the dataset is a list of numbers. The server of
forkserver is started once, before anything is timed. Ending the workers is
not timed. --smoke tries one method; --out FILE keeps the raw samples.
"""

import argparse
import json
import multiprocessing
import os
import random
import statistics
import time
from pathlib import Path

import torch
from torch.utils.data import DataLoader

ROUNDS, WORKERS = 7, (1, 2)
KNOWN = multiprocessing.get_all_start_methods()
METHODS = [name for name in ("fork", "forkserver", "spawn") if name in KNOWN]
DATA = list(range(8))


def start(method, workers):
    """Seconds until iter() returns, and until the first batch is there."""
    options = {"num_workers": workers, "multiprocessing_context": method}
    loader = DataLoader(DATA, batch_size=4, **options)
    begin = time.perf_counter()
    batches = iter(loader)
    started = time.perf_counter() - begin
    first = next(batches)
    there = time.perf_counter() - begin
    if first.tolist() != DATA[:4]:
        raise SystemExit(f"{method}: the first batch is {first.tolist()}")
    del batches  # ends the workers
    return {"iter": started, "first": there}


def measure(workers, methods, rounds):
    """A case for each moment, a result for each method."""
    samples = {name: [] for name in methods}
    for _ in range(rounds):
        for name in random.sample(methods, len(methods)):
            samples[name].append(start(name, workers))
    cases = []
    for moment in ("iter", "first"):
        case = {"id": f"{moment}_{workers}", "bytes": 0, "unit": "s"}
        case["parameters"] = {"workers": workers, "moment": moment}
        results = [
            {
                "id": name,
                "role": "baseline" if name == methods[0] else "way",
                "samples": [times[moment] for times in found],
            }
            for name, found in samples.items()
        ]
        cases.append(case | {"results": results})
    return cases


def run(counts, methods, rounds):
    cases = []
    for name in methods:
        start(name, 1)
    for workers in counts:
        cases += measure(workers, methods, rounds)
    return {"torch_threads": torch.get_num_threads()}, cases


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--smoke", action="store_true")
    parser.add_argument("--out", help="file for the raw samples")
    arguments = parser.parse_args()
    random.seed(0)
    small = arguments.smoke
    tiny = ((1,), METHODS[:1], 2)
    parameters, cases = run(*(tiny if small else (WORKERS, METHODS, ROUNDS)))
    parameters["smoke"] = small
    if arguments.out:
        part = Path(f"{arguments.out}.part")
        part.write_text(json.dumps([parameters, cases]))
        os.replace(part, arguments.out)
    if small:
        print("smoke: ok")
        return
    for case in cases:
        for way in case["results"]:
            middle = statistics.median(way["samples"]) * 1000
            print(f"{case['id']:10}{way['id']:12}{middle:9.2f} ms")


if __name__ == "__main__":
    main()
