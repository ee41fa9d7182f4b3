"""Since when an argument exists and which releases changed it, from the history of the wheels."""

from __future__ import annotations

import pytest

from tools.facts.history import Change, changes, newest, oldest, signatures, since


def test_the_wheels_are_in_order_of_release():
    numbers = [tuple(map(int, wheel.split("."))) for wheel in signatures()]
    assert numbers == sorted(numbers)
    assert (oldest(), newest()) == ("1.0", list(signatures())[-1])
    assert len(numbers) >= 52


@pytest.mark.parametrize(
    ("argument", "release"),
    [("batch_size", None), ("generator", "1.6"), ("prefetch_factor", "1.7"), ("in_order", "2.6")],
)
def test_since(argument, release):
    assert since(argument) == release


@pytest.mark.parametrize(
    ("argument", "found"),
    [
        ("num_workers", []),
        ("shuffle", [Change("1.12", "False", "None")]),
        ("prefetch_factor", [Change("2.0", "2", "None")]),
        ("collate_fn", [Change("1.2", "default_collate", "None")]),
    ],
)
def test_changes(argument, found):
    assert changes(argument) == found


def test_an_unknown_argument_is_an_error():
    with pytest.raises(LookupError, match="no release has an argument named n_workers"):
        since("n_workers")
