"""torch.accelerator: one code for CUDA, ROCm, XPU, MPS and NPU, or none."""

import warnings

import torch
from torch.utils.data import DataLoader


def best_device():
    """The accelerator that is usable here, or the CPU."""
    if torch.accelerator.is_available():
        return torch.accelerator.current_accelerator()
    return torch.device("cpu")


def answer(call):
    try:
        return repr(call())
    except RuntimeError as error:
        return f"{type(error).__name__}: {str(error).splitlines()[0]}"


def main():
    a = torch.accelerator
    calls = {
        "is_available": a.is_available,
        "current_accelerator": a.current_accelerator,
        "device_count": a.device_count,
        "current_stream": a.current_stream,
        "synchronize": a.synchronize,
        "pin_memory": torch.ones(2).pin_memory,
        "is_pinned": torch.ones(2).is_pinned,
    }
    for name, call in calls.items():
        print(f"{name:20} {answer(call)}")

    device = best_device()
    pin = device.type not in ("cpu", "mps")
    warnings.simplefilter("error")  # a warning would end the program
    loader = DataLoader(torch.arange(4.0), batch_size=2, pin_memory=pin)
    for x in loader:
        x = x.to(device, non_blocking=pin)
    print("last batch:", x.tolist(), "on", x.device.type)


if __name__ == "__main__":
    main()
