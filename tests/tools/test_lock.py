"""requirements.lock: agrees with the pins, and with what is installed."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, version

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.paths import ROOT

FILES = ("requirements.txt", "docs/requirements.txt")


def pins(name: str) -> list[Requirement]:
    """The requirements of a file, without its comments and includes."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-"))]


def locked() -> dict[str, str]:
    """Name to release, of the lines that hold for the running Python and platform."""
    return {
        canonicalize_name(line.name): str(line.specifier).removeprefix("==")
        for line in pins("requirements.lock")
        if line.marker is None or line.marker.evaluate()
    }


@pytest.mark.parametrize("file", FILES)
def test_each_pin_stands_in_the_lock(file: str) -> None:
    written = {canonicalize_name(pin.name): str(pin.specifier) for pin in pins(file)}
    fixed = {name: f"=={release}" for name, release in locked().items() if name in written}
    assert written == fixed, "make lock"


def test_each_line_is_one_release_and_names_no_host() -> None:
    for line in pins("requirements.lock"):
        assert re.fullmatch(r"==[\w.]+", str(line.specifier)), line
        assert line.url is None


def test_what_is_installed_is_what_is_locked() -> None:
    other = {}
    for name, release in locked().items():
        try:
            installed = version(name).split("+")[0]
        except PackageNotFoundError:
            continue  # what the CUDA build of torch brings with it, where the CPU build is
        if installed != release:
            other[name] = (installed, release)
    assert other == {}, "(installed, locked); make setup"
