"""A ring of page-locked buffers through which data reaches a GPU.

Copy this file whole; it needs torch alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch


class StagingRing:
    """Reuse a few pinned buffers, and never write into one being read.

    Each slot is a pinned buffer and an event. ``acquire`` gives the next
    buffer to fill; it waits if the GPU has not read what this slot sent
    the last time. ``submit`` queues the copy on your current stream and
    records the slot's event behind it. So at most ``slots`` copies are
    under way, and a slow GPU holds you back instead of getting wrong data.

    With ``device="cpu"`` the same code runs without an accelerator:
    nothing is pinned, nothing is waited for, and what ``submit`` returns
    is a copy of its own.

    A ring belongs to one thread. PyTorch's allocator rounds the bytes of
    each slot up to a power of two.

    Args:
        shape: Of one slot; at least one dimension. The first one is the
            most rows that a submission can have.
        dtype: Of the buffers and of what arrives on the device.
        slots: How many buffers; 2 or more: one is filled while one is read.
        device: A CUDA device or ``"cpu"``.

    Raises:
        ValueError: A shape without dimensions or with one below 1, fewer
            than 2 slots, a device that is neither CUDA nor the CPU.
        RuntimeError: A CUDA device, but torch sees none.

    Source: PyTorch's allocator guards the freeing of a pinned source, not
    the writing into it; an event per buffer does:
    https://docs.nvidia.com/cuda/cuda-runtime-api/api-sync-behavior.html
    """

    def __init__(
        self,
        shape: Sequence[int],
        dtype: torch.dtype,
        slots: int = 2,
        device: torch.device | str = "cuda",
    ) -> None:
        self.shape, self.dtype = tuple(shape), dtype
        self.device = torch.device(device)
        if not self.shape or min(self.shape) < 1:
            raise ValueError(f"StagingRing: no slot has shape {self.shape}")
        if slots < 2:
            raise ValueError(f"StagingRing: {slots} slots; give 2 or more")
        if self.device.type not in ("cuda", "cpu"):
            raise ValueError(
                f"StagingRing: device {self.device}; give CUDA or 'cpu'"
            )
        pin = self.device.type == "cuda"
        if pin and not torch.cuda.is_available():
            raise RuntimeError(
                f"StagingRing: {self.device} was asked for, but torch sees no"
                " CUDA device; device='cpu' runs without one"
            )
        like = {"dtype": dtype, "pin_memory": pin}
        self._buffers = [torch.empty(self.shape, **like) for _ in range(slots)]
        self._events = [
            torch.cuda.Event() if pin else None for _ in range(slots)
        ]
        self._next = 0
        self._open = False

    def acquire(self) -> torch.Tensor:
        """The next buffer, of shape ``shape``, free to write into.

        What it holds is left from before. Write only until ``submit``.

        Raises:
            RuntimeError: The buffer acquired last was not submitted.
        """
        if self._open:
            raise RuntimeError("StagingRing: acquire() twice without submit()")
        event = self._events[self._next]
        if event is not None:
            event.synchronize()  # returns at once if it was never recorded
        self._open = True
        return self._buffers[self._next]

    def submit(self, rows: int | None = None) -> torch.Tensor:
        """Queue the copy of the acquired buffer and return its target.

        The target is a new tensor on the device, allocated on your current
        stream; kernels on that stream wait for the copy, the CPU does not.

        Args:
            rows: How many leading rows to send; None: all.

        Raises:
            RuntimeError: No buffer was acquired.
            ValueError: ``rows`` is not between 1 and ``shape[0]``. The
                buffer stays acquired.
        """
        if not self._open:
            raise RuntimeError("StagingRing: submit() without acquire()")
        rows = self.shape[0] if rows is None else rows
        if not 1 <= rows <= self.shape[0]:
            raise ValueError(
                f"StagingRing: {rows} rows; a slot holds 1 to {self.shape[0]}"
            )
        view = self._buffers[self._next][:rows]
        event = self._events[self._next]
        if event is None:
            target = view.clone()
        else:
            target = view.to(self.device, non_blocking=True)
            event.record(torch.cuda.current_stream(self.device))
        self._next = (self._next + 1) % len(self._buffers)
        self._open = False
        return target

    def send(self, source: torch.Tensor) -> torch.Tensor:
        """Copy a CPU tensor into the next buffer and submit it.

        Args:
            source: Shape ``(rows, *shape[1:])``, 1 to ``shape[0]`` rows, the
                ring's dtype. It may be changed once this has returned.

        Raises:
            TypeError: Another dtype, or a tensor that is not on the CPU.
            ValueError: Another shape, or too many rows.
        """
        if source.dtype != self.dtype or source.device.type != "cpu":
            raise TypeError(
                f"StagingRing: {source.dtype} on {source.device}; this ring"
                f" takes {self.dtype} on cpu"
            )
        rows, *rest = source.shape or (0,)
        fits = tuple(rest) == self.shape[1:] and 1 <= rows <= self.shape[0]
        if not fits:
            raise ValueError(
                f"StagingRing: shape {tuple(source.shape)} does not fit a slot"
                f" of {self.shape}"
            )
        self.acquire()[:rows].copy_(source)
        return self.submit(rows)
