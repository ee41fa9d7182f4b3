"""Inline SVG for the handbook: text that wraps in Chinese and English, boxes, arrows, bars.

Nothing here names a colour. Shapes carry the classes `ink`, `dim`, `line`, `soft`, `fill-a`,
`fill-b` and `fill-c`; the stylesheet of the site colours them in its light and its dark scheme.
"""

from tools.drawing.canvas import Canvas, figure
from tools.drawing.text import measure, wrap

__all__ = ["Canvas", "figure", "measure", "wrap"]
