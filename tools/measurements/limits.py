"""What a link cannot beat: PCIe generation × width, per direction, less what the protocol takes.

    limit = transfers/s × lanes / 8 × encoding × payload / (payload + header)

Encoding is 8b/10b up to generation 2, 128b/130b from 3 to 5, 236 of 256 bytes of a FLIT in 6 (PCI
Express Base Specification 6.0). A packet carries 256 bytes of payload, the most that chipsets
commonly allow, and 24 bytes beside it: framing, sequence number, a header with a 64-bit address,
LCRC (Neugebauer et al., "Understanding PCIe performance for end host networking", SIGCOMM 2018,
https://doi.org/10.1145/3230543.3230560). Reads by the GPU need a little less, larger payloads too;
both stay below the 1.05 above which a record is refused. Standard library only.
"""

from __future__ import annotations

from typing import Any

TRANSFERS = {1: 2.5e9, 2: 5e9, 3: 8e9, 4: 16e9, 5: 32e9, 6: 64e9}  # per lane and second
ENCODING = {1: 8 / 10, 2: 8 / 10, 3: 128 / 130, 4: 128 / 130, 5: 128 / 130, 6: 236 / 256}
PAYLOAD = 256  # bytes
OVERHEAD = {6: 16}  # bytes beside the payload; in a FLIT only the header is the packet's own
USUAL_OVERHEAD = 24
DIRECTIONS = {"h2d": 1, "d2h": 1, "both": 2}


def pcie_rate(generation: int, width: int) -> float:
    """Bytes per second in one direction; KeyError for a generation that is not known."""
    raw = TRANSFERS[generation] * width / 8 * ENCODING[generation]
    return raw * PAYLOAD / (PAYLOAD + OVERHEAD.get(generation, USUAL_OVERHEAD))


def link_of(machine: dict[str, Any]) -> tuple[int, int] | None:
    """Generation and width of the link under load; None where they set no limit.

    That is: no PCIe link could be read, its generation is not known here, or the copies go over
    another link, such as NVLink-C2C of a Grace Hopper.
    """
    pcie = machine.get("pcie")
    if not pcie or machine.get("coherent"):
        return None
    generation, width = str(pcie.get("generation")), str(pcie.get("width"))
    if not (generation.isdigit() and width.isdigit()) or int(generation) not in TRANSFERS:
        return None
    return (int(generation), int(width)) if int(width) > 0 else None


def limit_of(case: dict[str, Any], machine: dict[str, Any]) -> dict[str, Any] | None:
    """What stands as `limit` in a case with a link; None where the link sets no limit.

    `both` counts the bytes of both directions, so its limit is twice that of one.
    """
    link = link_of(machine)
    if link is None:
        return None
    directions = DIRECTIONS[case["link"]]
    return {
        "bytes_per_second": round(directions * pcie_rate(*link)),
        "link": f"PCIe {link[0]} x{link[1]}",
        "directions": directions,
    }
