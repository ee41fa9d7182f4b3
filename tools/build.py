"""Builds both editions, strictly, and the files above them: ``python -m tools.build``.

Serving, testing and publishing take the same steps; nothing follows this program.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from tools.pages import Site
from tools.paths import EDITIONS, ROOT
from tools.site import downloads, llms, published, redirects, root, twins
from tools.site import edition as one
from tools.site.address import Address
from tools.site.edition import BuildError

MARK = ".nojekyll"  # every site that this program built has it


def build_site(out: Path, address: Address, source: Path = ROOT) -> None:
    """Build everything beside the folder, then put it in the folder's place.

    Raises:
        BuildError: An edition does not build, or the folder holds something else. The folder
            is then as it was.
    """
    out = out.resolve()
    if out.exists() and not (out / MARK).exists() and (out.is_file() or any(out.iterdir())):
        raise BuildError(f"{out} holds something that is no built site; name another --out")
    with tempfile.TemporaryDirectory(prefix="handbook-") as beside:
        fresh = Path(beside) / "site"
        fresh.mkdir(mode=0o755)
        with ThreadPoolExecutor() as pool:
            jobs = [
                pool.submit(one.build, edition, fresh / edition, address, source)
                for edition in EDITIONS
            ]
        _raise_all(jobs)
        root.write(fresh, address)
        downloads.write(fresh, source)
        pages = Site(source)
        for part in (twins, llms, published):
            part.write(fresh, address, pages)
        redirects.write(fresh, address, source)
        if out.exists():
            shutil.rmtree(out)
        shutil.move(fresh, out)


def _raise_all(jobs: list[Future[None]]) -> None:
    """Raise what the editions raised, as one fault."""
    faults = []
    for job in jobs:
        try:
            job.result()
        except BuildError as fault:
            faults.append(str(fault))
    if faults:
        raise BuildError("\n".join(faults))


def main(arguments: list[str] | None = None) -> None:
    """Build from the command line; a failed build exits with 1 and its message."""
    parser = argparse.ArgumentParser(prog="python -m tools.build", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "site", help="folder for the site")
    parser.add_argument("--site-url", help="URL above both editions (default: $SITE_URL, local)")
    options = parser.parse_args(arguments)
    try:
        address = Address.of(options.site_url)
        build_site(options.out, address)
    except (BuildError, ValueError) as fault:
        raise SystemExit(f"error: {fault}") from None
    print(f"built {options.out} for {address.base}")


if __name__ == "__main__":
    main()
