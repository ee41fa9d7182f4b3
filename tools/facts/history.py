"""What the releases say about an argument, read from ``docs/history.json``.

The file knows the constructor's signature in every released wheel since 1.0, so releases are shown
as ``major.minor``: ``1.7`` means that 1.7.0 has it and the release before does not.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass

from tools.history.snapshot import Parameter, Snapshot
from tools.history.store import HISTORY, load


@dataclass(frozen=True)
class Change:
    """A default or a way of passing that a release changed; both texts are source text."""

    release: str
    before: str
    after: str


def minor(version: str) -> str:
    """``2.13.0`` as ``2.13``."""
    return ".".join(version.split(".")[:2])


def releases() -> dict[str, Snapshot]:
    """Every release looked at, oldest first."""
    return load()[1]


def signatures() -> dict[str, tuple[Parameter, ...]]:
    """Wheel version to its constructor's parameters, oldest wheel first."""
    return {version: each.signature for version, each in releases().items()}


def appearances(argument: str) -> list[tuple[str, Parameter]]:
    """Every wheel that has the argument, with the parameter it has; LookupError when none has."""
    found = [
        (version, parameter)
        for version, parameters in signatures().items()
        for parameter in parameters
        if parameter.name == argument
    ]
    if not found:
        raise LookupError(f"{HISTORY.name}: no release has an argument named {argument}")
    return found


def since(argument: str) -> str | None:
    """The first release that has the argument; None when the oldest wheel already has it."""
    first = appearances(argument)[0][0]
    return None if first == next(iter(signatures())) else minor(first)


def changes(argument: str) -> list[Change]:
    """The releases that changed the argument's default or made it keyword-only, oldest first."""
    found = []
    known = appearances(argument)
    for (_, before), (version, after) in itertools.pairwise(known):
        if before.default != after.default:
            found.append(Change(minor(version), str(before.default), str(after.default)))
        if before.keyword_only != after.keyword_only:
            found.append(Change(minor(version), f"{argument}", f"*, {argument}"))
    return found


def oldest() -> str:
    """The oldest release looked at, as ``major.minor``."""
    return minor(next(iter(signatures())))


def newest() -> str:
    """The newest wheel looked at, in full, for example ``2.15.0``."""
    return list(signatures())[-1]


def arguments() -> list[str]:
    """The arguments of the newest release, in the order of its signature."""
    return [parameter.name for parameter in signatures()[newest()]]


def deprecated(argument: str) -> str | None:
    """The release that first calls an argument deprecated, as ``major.minor``; None if none."""
    for version, each in releases().items():
        for message in each.messages:
            if re.match(rf"`?{argument}`? (?:argument )?is deprecated", message.text):
                return minor(version)
    return None
