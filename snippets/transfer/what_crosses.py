"""What each call really sends: the profiler's copies, with their bytes.

needs: cuda
"""

import json
import os
import tempfile
from pathlib import Path

os.environ["KINETO_LOG_LEVEL"] = "99"  # quiet, before torch
import torch
from torch.profiler import ProfilerActivity, profile

UP = {"device": "cuda", "non_blocking": True}
F32 = torch.float32


def crossings(call):
    """Name and bytes of every copy between host and GPU inside call()."""
    call()  # warm up
    torch.cuda.synchronize()
    activities = [ProfilerActivity.CPU, ProfilerActivity.CUDA]
    with profile(activities=activities, acc_events=True) as seen:
        call()
        torch.cuda.synchronize()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "trace.json"
        seen.export_chrome_trace(str(path))
        events = json.loads(path.read_text())["traceEvents"]
    copies = [e for e in events if e.get("cat") == "gpu_memcpy"]
    copies = [e for e in copies if "DtoD" not in e["name"]]
    return [(e["name"], e["args"].get("bytes")) for e in copies]


def main():
    u8 = torch.ones(8, 3, 64, 64, dtype=torch.uint8).pin_memory()
    f32 = torch.ones(8, 3, 64, 64).pin_memory()
    small = [torch.ones(16).pin_memory() for _ in range(3)]
    packed = torch.cat(small).pin_memory()
    calls = {
        "f32": lambda: f32.to(**UP),
        "u8": lambda: u8.to(**UP),
        "u8 to float32, blocking": lambda: u8.to("cuda", F32),
        "u8 to float32, non_blocking": lambda: u8.to(dtype=F32, **UP),
        "u8, then .float()": lambda: u8.to(**UP).float(),
        "f32[..., ::2]": lambda: f32[..., ::2].to(**UP),
        "f32.permute(0, 2, 3, 1)": lambda: f32.permute(0, 2, 3, 1).to(**UP),
        "three small tensors": lambda: [t.to(**UP) for t in small],
        "packed into one": lambda: packed.to(**UP),
    }
    crossings(calls["f32"])  # the first profile of a process starts CUPTI
    for name, call in calls.items():
        print(f"{name}:")
        for copy, size in crossings(call):
            print(f"  {copy}: {size} bytes")


if __name__ == "__main__":
    main()
