"""What one release of ``torch.utils.data`` is, as far as its sources say."""

from __future__ import annotations

from dataclasses import dataclass

from tools.history.texts import Message


@dataclass(frozen=True)
class Parameter:
    """One parameter of ``DataLoader``; ``default`` is source text, None when it is required."""

    name: str
    default: str | None
    keyword_only: bool


@dataclass(frozen=True)
class Snapshot:
    """One release.

    Attributes:
        version: Such as ``2.13.0``.
        python: The oldest Python that it wants, such as ``3.10``; "" if it does not say.
        signature: The parameters of ``DataLoader`` without ``self``, in order.
        names: The public names of ``torch.utils.data``, each with how it is called,
            for example ``(dataset, indices)``; "" for a name that is defined elsewhere.
        iterator: The public methods of what ``iter(loader)`` gives.
        worker_info: The fields of what ``get_worker_info()`` gives.
        messages: Every text that its files raise or warn with.
    """

    version: str
    python: str
    signature: tuple[Parameter, ...]
    names: frozenset[tuple[str, str]]
    iterator: frozenset[str]
    worker_info: frozenset[str]
    messages: frozenset[Message]


def order(version: str) -> tuple[int, ...]:
    """The key that sorts versions: ``2.9.1`` before ``2.10.0``."""
    return tuple(int(part) for part in version.split("."))
