"""Sheets: what happens inside an argument, drawn once per language."""

from __future__ import annotations

from tools.drawing.diagrams import (
    batch_size,
    batch_to_loss,
    conv2d,
    history,
    host_allocator,
    linear,
    max_pool2d,
    num_workers,
    page_frames,
    pin_memory,
    trace,
    transfer,
)
from tools.paths import EDITIONS

DIAGRAMS = {
    "batch_size": batch_size,
    "batch_to_loss": batch_to_loss,
    "conv2d_dilation": conv2d.DILATION,
    "conv2d_groups": conv2d.GROUPS,
    "conv2d_padding": conv2d.PADDING,
    "conv2d_shapes": conv2d.SHAPES,
    "conv2d_stride": conv2d.STRIDE,
    "history": history,
    "host_allocator": host_allocator,
    "linear": linear,
    "max_pool2d": max_pool2d,
    "num_workers": num_workers,
    "page_frames": page_frames,
    "pin_memory": pin_memory,
    "trace": trace.TRACE,
    "transfer_staging": transfer.STAGING,
    "transfer_streams": transfer.STREAMS,
}


def sheets() -> dict[str, str]:
    """Every diagram by its path below docs/facts; inline SVG that a page includes as it stands."""
    return {
        f"{lang}/diagrams/{name}.svg": module.draw(lang)
        for lang in EDITIONS
        for name, module in DIAGRAMS.items()
    }
