"""Builds both editions, strictly, and the files above them: ``python -m tools.build``.

Serving, testing and publishing take the same steps; nothing follows this program.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tools.paths import EDITIONS, ROOT
from tools.site import mend, root
from tools.site.address import Address

CONFIGS = {"zh": "mkdocs.yml", "en": "mkdocs.en.yml"}
MARK = ".nojekyll"  # every site that this program built has it


class BuildError(Exception):
    """A build that failed; the text is what mkdocs said."""


def build_edition(edition: str, out: Path, address: Address, source: Path = ROOT) -> None:
    """Build one edition into a folder, as strictly as mkdocs can.

    Args:
        edition: ``zh`` or ``en``.
        out: Where its pages go; emptied first.
        address: Where the site will stand.
        source: The repository, or a copy of it.

    Raises:
        BuildError: mkdocs found a fault.
    """
    # Never -q: with it mkdocs exits 0 in spite of warnings under --strict.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    command += ["--config-file", CONFIGS[edition], "--site-dir", str(out.resolve())]
    done = subprocess.run(
        command,
        cwd=source,
        env=environment(address),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise BuildError(f"the {edition} edition does not build:\n{_telling(done.stdout)}")
    mend.folder(out)


def environment(address: Address) -> dict[str, str]:
    """The environment in which mkdocs builds: addresses set, dates fixed, no advertisement."""
    fixed = {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    return {"SOURCE_DATE_EPOCH": "0"} | os.environ | fixed | address.environment()


def build_site(out: Path, address: Address, source: Path = ROOT) -> None:
    """Build everything beside the folder, then put it in the folder's place.

    Raises:
        BuildError: An edition does not build, or the folder holds something else. The folder
            is then as it was.
    """
    out = out.resolve()
    if out.exists() and not (out / MARK).exists() and (out.is_file() or any(out.iterdir())):
        raise BuildError(f"{out} holds something that is no built site; name another --out")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as beside:
        fresh = Path(beside) / "site"
        fresh.mkdir(mode=0o755)
        with ThreadPoolExecutor() as pool:
            jobs = [
                pool.submit(build_edition, edition, fresh / edition, address, source)
                for edition in EDITIONS
            ]
        faults = [str(fault) for job in jobs if (fault := job.exception())]
        if faults:
            raise BuildError("\n".join(faults))
        root.write(fresh, address)
        if out.exists():
            shutil.rmtree(out)
        fresh.rename(out)


def _telling(output: str) -> str:
    """The lines of mkdocs that say what is wrong, without its news."""
    lines = [line for line in output.splitlines() if line.strip()]
    kept = [line for line in lines if not line.startswith(("INFO", "DEBUG"))]
    return "\n".join(kept or lines)


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
