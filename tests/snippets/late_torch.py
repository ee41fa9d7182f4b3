"""Just enough of CUDA on the CPU to run the programs under snippets/hazards, as late as allowed.

Streams as in fake_cuda: nothing runs until the host waits. Two allocators with PyTorch's rules:
memory of the GPU goes back to the stream it was allocated on, unless record_stream named another;
pinned memory goes back at once, unless a copy was found to use its block. It shows what a program
does under these rules, and nothing about a GPU.
"""

from __future__ import annotations

import weakref
from dataclasses import dataclass, field

import torch

from tests.snippets.fake_cuda import Event, FakeCuda, Stream

CPU = {name: getattr(torch, name) for name in ("zeros", "ones", "full", "empty")}
TENSOR = {name: getattr(torch.Tensor, name) for name in ("copy_", "item", "to", "is_pinned")}


@dataclass
class Block:
    """Memory that is never given back to the system, only used again."""

    memory: torch.Tensor
    home: Stream | None  # None: pinned
    streams: list[Stream] = field(default_factory=list)


class LateTorch(FakeCuda):
    """Put in place by the constructor, taken out by monkeypatch."""

    def __init__(self, monkeypatch) -> None:
        super().__init__(monkeypatch)
        self.blocks: dict[int, Block] = {}
        self.free: list[Block] = []
        self.pending: list[tuple[Block, list[Event]]] = []
        self.slow: Stream | None = None
        monkeypatch.setattr(torch.cuda, "_sleep", self.sleep)
        monkeypatch.setattr(torch.cuda, "synchronize", self.synchronize)
        for name in CPU:
            monkeypatch.setattr(torch, name, self._factory(name))
        for name in ("copy_", "item", "to", "is_pinned", "record_stream"):
            monkeypatch.setattr(torch.Tensor, name, self._method(name))

    def _new_event(self) -> Event:
        event = super()._new_event()
        record = event.record
        event.record = lambda stream=None: record(stream or self.current)
        return event

    def sleep(self, cycles: int) -> None:
        """The stream that is current has a kernel before its next work; it comes last."""
        self.slow = self.current

    def synchronize(self) -> None:
        """Let all streams work, the one with the slow kernel after the others."""
        for stream in sorted([self.main, *self.streams], key=lambda s: s is self.slow):
            stream.run()

    def _factory(self, name: str):
        def make(*args, device: str = "cpu", pin_memory: bool = False, **options):
            made = CPU[name](*args, **options)
            if device == "cpu" and not pin_memory:
                return made
            return self.allocate(made, None if pin_memory else self.current, name != "empty")

        return make

    def _method(self, name: str):
        def call(tensor, *args, **options):
            return getattr(self, f"_{name.rstrip('_')}")(tensor, *args, **options)

        return call

    def allocate(self, like: torch.Tensor, home: Stream | None, fill: bool) -> torch.Tensor:
        """A tensor in a block of this size, one that is free if there is one: the last freed."""
        for block, events in list(self.pending):
            if all(event.query() for event in events):
                self.pending.remove((block, events))
                self.free.append(block)
        fits = [b for b in self.free if b.home is home and b.memory.shape == like.shape]
        block = fits[-1] if fits else Block(CPU["zeros"](like.shape), home)
        if fits:
            self.free = [b for b in self.free if b is not block]
        self.blocks[block.memory.data_ptr()] = block
        made = block.memory.detach()
        weakref.finalize(made, self.release, block)
        if fill:
            TENSOR["copy_"](made, like)
        return made

    def release(self, block: Block) -> None:
        events = []
        for stream in block.streams:
            events.append(Event())
            events[-1].record(stream)
        block.streams = []
        if events:
            self.pending.append((block, events))
        else:
            self.free.append(block)

    def on_gpu(self, tensor: torch.Tensor) -> bool:
        block = self.blocks.get(tensor.untyped_storage().data_ptr())
        return block is not None and block.home is not None

    def _copy(self, target, source, non_blocking: bool = False):
        sides = (self.on_gpu(target), self.on_gpu(source))
        if not any(sides):
            return TENSOR["copy_"](target, source)
        there, here = target.detach(), source.detach()
        self.current.put(lambda: TENSOR["copy_"](there, here))
        host = source if sides[0] else target
        if not all(sides):
            for key in (host.untyped_storage().data_ptr(), host.data_ptr()):
                if key in self.blocks:  # by the storage, then by the pointer: else not found
                    self.blocks[key].streams.append(self.current)
                    break
            if not non_blocking:
                self.current.run()
        return target

    def _to(self, tensor, device: str, non_blocking: bool = False):
        assert device == "cuda"
        made = self.allocate(tensor, self.current, fill=False)
        return self._copy(made, tensor, non_blocking)

    def _item(self, tensor):
        if self.on_gpu(tensor):
            self.current.run()
        return TENSOR["item"](tensor)

    def _is_pinned(self, tensor) -> bool:
        return any(
            block.home is None and 0 <= tensor.data_ptr() - at < block.memory.nbytes
            for at, block in self.blocks.items()
        )

    def _record_stream(self, tensor, stream: Stream) -> None:
        self.blocks[tensor.untyped_storage().data_ptr()].streams.append(stream)
