"""What to look for in a profiler trace: the rows of the host and of each stream."""

from __future__ import annotations

from tools.drawing.diagrams.transfer import Drawing, Lanes, Words


def _trace(words: Words) -> list[tuple[str, Lanes]]:
    """A pageable copy that holds the host up, and a pinned one beside the kernels."""
    held = [
        (0.0, 60.0, "soft", words["next"]),
        (60.0, 150.0, "fill-b", words["copy"]),
        (210.0, 108.0, "fill-a", words["launch"]),
    ]
    one = [(0.0, 110.0, "fill-a", words["kernels"]), (125.0, 80.0, "fill-c", words["pageable"])]
    free = [
        (0.0, 60.0, "soft", words["next"]),
        (60.0, 24.0, "fill-b", ""),
        (84.0, 108.0, "fill-a", words["launch"]),
    ]
    main = [(0.0, 190.0, "fill-a", words["kernels"]), (194.0, 124.0, "fill-a", words["kernels"])]
    side = [(90.0, 70.0, "fill-c", words["pinned"])]
    return [
        (words["slow"], [(words["host"], held), (words["stream"], one)]),
        (words["fast"], [(words["host"], free), (words["stream"], main), (words["other"], side)]),
    ]


TRACE = Drawing("trace", _trace)
