"""Streams and events in which nothing runs until somebody waits, for tests without a GPU.

What is queued on a stream runs late: when its event or its stream is waited for by the host.
Within a stream the order holds; between streams only what waits for an event.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import torch


class Stream:
    """A queue of work that has not run yet."""

    def __init__(self, device: object = None) -> None:
        self.work: list[Callable[[], object]] = []
        self.waits: list[Stream] = []

    def put(self, task: Callable[[], object]) -> None:
        """Queue one task; the host goes on at once."""
        self.work.append(task)

    def run(self, count: int | None = None) -> None:
        """Run the first tasks, all if no count is given."""
        count = len(self.work) if count is None else count
        tasks, self.work = self.work[:count], self.work[count:]
        for task in tasks:
            task()

    def wait_stream(self, other: Stream) -> None:
        """Work queued after this runs after all that is queued on the other now."""
        self.waits.append(other)
        event = Event()
        event.record(other)
        self.put(event.synchronize)


class Event:
    """A mark in a stream; never recorded, it holds nobody up."""

    def __init__(self) -> None:
        self.reached = True
        self.stream: Stream | None = None

    def record(self, stream: Stream) -> None:
        self.stream, self.reached = stream, False
        mark = object()
        self.mark = mark

        def reach() -> None:
            if self.mark is mark:
                self.reached = True

        stream.put(reach)

    def query(self) -> bool:
        return self.reached

    def synchronize(self) -> None:
        while not self.reached:
            self.stream.run(1)


class FakeCuda:
    """Takes the place of the few functions of torch.cuda that the recipes call."""

    def __init__(self, monkeypatch) -> None:
        self.main = Stream()
        self.current = self.main
        self.streams: list[Stream] = []
        self.events: list[Event] = []
        monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
        monkeypatch.setattr(torch.cuda, "current_stream", lambda device=None: self.current)
        monkeypatch.setattr(torch.cuda, "Stream", self._new_stream)
        monkeypatch.setattr(torch.cuda, "Event", self._new_event)
        monkeypatch.setattr(torch.cuda, "stream", self.using)

    def _new_stream(self, device: object = None) -> Stream:
        self.streams.append(Stream(device))
        return self.streams[-1]

    def _new_event(self) -> Event:
        self.events.append(Event())
        return self.events[-1]

    @contextlib.contextmanager
    def using(self, stream: Stream) -> Iterator[None]:
        before, self.current = self.current, stream
        try:
            yield
        finally:
            self.current = before

    def copy(self, source: torch.Tensor) -> torch.Tensor:
        """What ``to("cuda", non_blocking=True)`` does: -1 until the copy has run."""
        target = torch.full_like(source, -1)
        self.current.put(lambda: target.copy_(source))
        return target
