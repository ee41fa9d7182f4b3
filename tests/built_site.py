"""The site, built once for all parallel processes of a test run."""

from __future__ import annotations

from pathlib import Path

import pytest
from filelock import FileLock

from tools.build import build_site
from tools.site.address import Address
from tools.site.edition import BuildError

BASE = "https://handbook.example/sub/"  # a path of its own, as project pages have


def built_once(factory: pytest.TempPathFactory, config: pytest.Config) -> Path:
    """The folder of the built site; the first process builds, the others wait.

    Args:
        factory: Makes temporary folders.
        config: Of this process; with pytest-xdist all processes share one parent folder.
    """
    parallel = hasattr(config, "workerinput")
    shared = factory.getbasetemp().parent if parallel else factory.getbasetemp()
    site, failed = shared / "site", shared / "site-failed.txt"
    with FileLock(shared / "site.lock"):
        if failed.exists():
            pytest.fail(failed.read_text(encoding="utf-8"), pytrace=False)
        if not site.exists():
            try:
                build_site(site, Address(BASE))
            except BuildError as fault:
                failed.write_text(str(fault), encoding="utf-8")
                pytest.fail(str(fault), pytrace=False)
    return site
