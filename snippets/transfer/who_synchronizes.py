"""The sync debug mode names the copies that make your thread wait.

needs: cuda
"""

import warnings

import torch


def answer(call):
    torch.cuda.set_sync_debug_mode("error")
    try:
        call()
        return "no complaint"
    except RuntimeError as error:
        return str(error).splitlines()[0]
    finally:
        torch.cuda.set_sync_debug_mode("default")


def main():
    # torch says once that this mode is a prototype and misses some waits.
    warnings.filterwarnings("ignore", message="Synchronization debug mode")
    on_gpu = torch.ones(4, device="cuda")
    pageable, pinned = torch.ones(4), torch.ones(4, pin_memory=True)
    calls = {
        "pageable.to('cuda')": lambda: pageable.to("cuda"),
        "pageable, non_blocking": lambda: pageable.to(
            "cuda", non_blocking=True
        ),
        "pinned.to('cuda')": lambda: pinned.to("cuda"),
        "pinned, non_blocking": lambda: pinned.to("cuda", non_blocking=True),
        "on_gpu.cpu()": on_gpu.cpu,
        "to('cpu'), non_blocking": lambda: on_gpu.to("cpu", non_blocking=True),
        "on_gpu.sum().item()": lambda: on_gpu.sum().item(),
        "on_gpu[on_gpu > 0]": lambda: on_gpu[on_gpu > 0],
    }
    for name, call in calls.items():
        print(f"{name:24} {answer(call)}")


if __name__ == "__main__":
    main()
