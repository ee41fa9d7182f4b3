"""On a GPU: which copies to it make PyTorch wait for the stream.

needs: cuda
"""

import torch


def waits(x, non_blocking):
    """Whether the copy synchronizes, by torch's own check."""
    torch.cuda.set_sync_debug_mode("error")
    try:
        x.to("cuda", non_blocking=non_blocking)
        return False
    except RuntimeError as error:
        if "synchronizing CUDA operation" not in str(error):
            raise
        return True
    finally:
        torch.cuda.set_sync_debug_mode("default")


def main():
    torch.ones(1).cuda()  # the context is there
    pageable = torch.ones(1 << 20)
    for name, x in [("pageable", pageable), ("pinned", pageable.pin_memory())]:
        for non_blocking in (False, True):
            found = waits(x, non_blocking)
            print(f"{name:8} non_blocking={non_blocking!s:5} waits: {found}")


if __name__ == "__main__":
    main()
