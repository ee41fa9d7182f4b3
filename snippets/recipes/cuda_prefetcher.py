"""Copy the next batch to the GPU while the current one is computed on.

Copy this file whole; it needs torch alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import torch

_END = object()


def to_device(batch: Any, device: torch.device) -> Any:
    """Return the batch with its tensors on the device.

    Args:
        batch: A tensor, an object with ``to(device, non_blocking=...)``, or
            a dict, list or tuple of these, nested to any depth. Numbers,
            strings, bytes and None in it are returned as they are.
        device: Where the tensors go. Their shape and dtype stay.

    Raises:
        TypeError: Anything else. Pass a ``move`` of your own for it.
    """
    if callable(getattr(batch, "to", None)):
        return batch.to(device, non_blocking=True)
    if type(batch) is dict:
        return {key: to_device(item, device) for key, item in batch.items()}
    if type(batch) in (list, tuple):
        return type(batch)(to_device(item, device) for item in batch)
    if batch is None or isinstance(batch, (int, float, str, bytes)):
        return batch
    raise TypeError(
        f"CudaPrefetcher cannot move a {type(batch).__name__};"
        " give it a move=... that can"
    )


class CudaPrefetcher:
    """Hand out the batches of a loader on a device, one copied ahead.

    While your kernels work on a batch, the next is copied on a stream of
    its own. That overlaps only if the loader pins (``pin_memory=True``).

    Three waits keep it correct, all of them on the GPU, none on the CPU:

    1. Before a batch is handed out, your stream waits for its copy.
    2. Before a batch is copied, the side stream waits for your stream: the
       memory of a batch you let go may be given to the copy, and kernels
       that read it may still be queued. That is why no ``record_stream``
       is needed as long as you use a batch on your current stream only.
    3. Pinned sources are let go at once: PyTorch's host allocator does not
       give them away before the copy has read them.

    Each ``iter()`` starts the loader anew; the side stream is made once.
    Batch i is handed out after batch i+1 came from the loader. Up to three
    batches are on the GPU: the last one, this one and the next.

    Args:
        loader: Any iterable of batches; a DataLoader, usually.
        device: A CUDA device, or ``"cpu"``: then there is no side stream
            and nothing is copied ahead.
        move: Called as ``move(batch, device)`` on the side stream; must
            queue its copies with ``non_blocking=True`` and not change what
            the loader may use again. Default: ``to_device``.

    Raises:
        ValueError: A device that is neither a CUDA device nor the CPU.
        RuntimeError: A CUDA device, but torch sees none.

    Source: the order of the waits follows the stream semantics of
    https://docs.pytorch.org/docs/2.13/notes/cuda.html#cuda-streams
    """

    def __init__(
        self,
        loader: Iterable[Any],
        device: torch.device | str,
        move: Callable[[Any, torch.device], Any] = to_device,
    ) -> None:
        self.loader = loader
        self.device = torch.device(device)
        self._move = move
        self._side = None
        if self.device.type == "cuda":
            if not torch.cuda.is_available():
                raise RuntimeError(
                    f"CudaPrefetcher: {self.device} was asked for, but torch"
                    " sees no CUDA device; device='cpu' runs without one"
                )
            self._side = torch.cuda.Stream(self.device)
        elif self.device.type != "cpu":
            raise ValueError(
                f"CudaPrefetcher: device {self.device}; give a CUDA device"
                " or 'cpu'"
            )

    def __len__(self) -> int:
        """The number of batches, if the loader knows it (else TypeError)."""
        return len(self.loader)

    def __iter__(self) -> Iterator[Any]:
        """The batches in the loader's order, on the device.

        An error of the loader or of ``move`` is raised in the place of its
        batch: after the batches before it. Leaving the loop early lets the
        batch copied ahead go, and closes a generator that is the loader.
        """
        batches = iter(self.loader)
        try:
            if self._side is None:
                for batch in batches:
                    yield self._move(batch, self.device)
            else:
                yield from self._one_ahead(batches)
        finally:
            if hasattr(batches, "close"):
                batches.close()

    def _one_ahead(self, batches: Iterator[Any]) -> Iterator[Any]:
        batch, failure = self._copy_next(batches)
        while batch is not _END:
            stream = torch.cuda.current_stream(self.device)
            stream.wait_stream(self._side)  # wait 1
            if failure is None:
                following, failure = self._copy_next(batches)
            else:
                following = _END
            yield batch
            batch = following
        if failure is not None:
            raise failure

    def _copy_next(
        self, batches: Iterator[Any]
    ) -> tuple[Any, Exception | None]:
        """The next batch, its copy queued; or _END and what went wrong."""
        try:
            batch = next(batches, _END)
            if batch is _END:
                return _END, None
            self._side.wait_stream(torch.cuda.current_stream(self.device))
            with torch.cuda.stream(self._side):  # wait 2 is queued above
                return self._move(batch, self.device), None
        except Exception as error:  # kept for its turn, not swallowed
            return _END, error
