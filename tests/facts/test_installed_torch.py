"""The installed torch is as the history has it; where it is not, the test names what to mend."""

from __future__ import annotations

from tools.history import store
from tools.history.compare import differences, own_or_before, to_mend
from tools.history.reading import of_installed
from tools.history.snapshot import order
from tools.pages import Site
from tools.paths import pinned_torch


def test_the_installed_torch_is_as_its_entry():
    """A release that is not listed is held to the one before it: make history WHEEL=… lists it."""
    installed = of_installed()
    known = own_or_before(installed.version, store.load()[1])
    lines = to_mend(differences(known, installed), Site())
    assert not lines, f"torch {installed.version} is not as {known.version}:\n" + "\n".join(lines)


def test_no_later_release_changed_what_the_pages_say():
    """What a page shows of the pinned torch holds in every release that came after it."""
    releases = store.load()[1]
    pinned = releases[pinned_torch()]
    for version, later in releases.items():
        if order(version) > order(pinned.version):
            said = [d for d in differences(pinned, later) if d.argument or d.sought]
            lines = to_mend(said, Site()) if said else []
            assert not lines, f"torch {version} is not as the pages say:\n" + "\n".join(lines)


def test_the_torch_of_the_pages_is_listed():
    wheels, snapshots = store.load()
    assert pinned_torch() in wheels
    assert list(wheels) == list(snapshots)
