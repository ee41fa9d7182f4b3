"""Record one epoch, export the Chrome trace, and read it back."""

import json
import os
import tempfile
from collections import Counter
from pathlib import Path

os.environ.setdefault("KINETO_LOG_LEVEL", "99")  # quiet, before torch

import torch
from torch.profiler import ProfilerActivity, profile, record_function
from torch.utils.data import DataLoader, TensorDataset


def main():
    data = TensorDataset(torch.arange(12.0).reshape(12, 1))
    loader = DataLoader(data, batch_size=4, num_workers=1)
    with profile(activities=[ProfilerActivity.CPU], acc_events=True) as prof:
        for (x,) in loader:
            with record_function("my: to the device"):
                x = x.to(torch.float64, copy=True)
            with record_function("my: step"):
                x.sum().item()

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "trace.json")
        prof.export_chrome_trace(str(path))
        events = json.loads(path.read_text())["traceEvents"]

    mine = [e for e in events if e.get("cat") == "user_annotation"]
    for name, count in Counter(e["name"] for e in mine).items():
        print(count, name)

    copy = next(e for e in mine if e["name"] == "my: to the device")
    end = copy["ts"] + copy["dur"]
    inside = [
        e["name"]
        for e in events
        if e.get("cat") == "cpu_op"
        and e["tid"] == copy["tid"]
        and copy["ts"] <= e["ts"]
        and e["ts"] + e["dur"] <= end
    ]
    print("inside the first copy:", ", ".join(sorted(set(inside))))
    print("processes in the trace:", len({e["pid"] for e in mine}))


if __name__ == "__main__":
    main()
