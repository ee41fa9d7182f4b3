"""Pageable and pinned copies by their names in a trace, and their streams.

needs: cuda
"""

import json
import os
import tempfile
from pathlib import Path

os.environ.setdefault("KINETO_LOG_LEVEL", "99")  # quiet, before torch

import torch
from torch.profiler import ProfilerActivity, profile, record_function


def main():
    pageable = torch.ones(1 << 22)
    pinned = torch.ones(1 << 22, pin_memory=True)
    side = torch.cuda.Stream()
    pageable.to("cuda")  # warm-up
    both = [ProfilerActivity.CPU, ProfilerActivity.CUDA]
    with profile(activities=both, acc_events=True):
        pinned.to("cuda")  # the first profile of a process starts CUPTI
    with profile(activities=both, acc_events=True) as prof:
        with record_function("pageable"):
            pageable.to("cuda")
        with record_function("pinned"):
            pinned.to("cuda", non_blocking=True)
        with record_function("pinned, side stream"), torch.cuda.stream(side):
            y = pinned.to("cuda", non_blocking=True)
        torch.cuda.synchronize()
    del y

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "trace.json")
        prof.export_chrome_trace(str(path))
        events = json.loads(path.read_text())["traceEvents"]

    copies = [e for e in events if e.get("cat") == "gpu_memcpy"]
    copies.sort(key=lambda e: e["ts"])
    rows = []
    for event in copies:
        row = event["args"]["stream"]
        if row not in rows:
            rows.append(row)
        print(f"{event['name']}, row {rows.index(row) + 1}")
    print("different streams:", len(rows))
    called = {e["name"] for e in events if e.get("cat") == "cuda_runtime"}
    for name in ("cudaMemcpyAsync", "cudaStreamSynchronize"):
        print(f"{name}: {name in called}")


if __name__ == "__main__":
    main()
