"""``make offline``: both editions as one zip, to be read without a network.

Builds the site and writes ``build/dataloader-handbook.zip``. Unzip it and open ``index.html``, or
run ``python -m http.server`` in the folder, with which search and interactive pages work too.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tools.build import build_site
from tools.paths import ROOT
from tools.site import offline
from tools.site.address import Address
from tools.site.edition import BuildError, commit_time


def main(arguments: list[str] | None = None) -> None:
    """Build, pack, say where it is."""
    parser = argparse.ArgumentParser(prog="python -m tools.offline", description=__doc__)
    default = ROOT / "build" / f"{offline.FOLDER}.zip"
    parser.add_argument("--out", type=Path, default=default, help="the zip to write")
    given = parser.parse_args(arguments)
    address = Address.of()
    with tempfile.TemporaryDirectory(prefix="handbook-") as folder:
        site = Path(folder) / "site"
        try:
            build_site(site, address)
            offline.pack(site, given.out, address, int(commit_time()))
        except (BuildError, ValueError) as fault:
            raise SystemExit(f"error: {fault}") from None
    print(f"wrote {given.out}")


if __name__ == "__main__":
    main()
