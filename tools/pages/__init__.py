"""Pages as data: front matter, sections, includes, fences, links, tables, code spans.

Everything that checks pages reads them through :class:`Site` and :class:`Page`, so that the
checks agree on what a fence, a section or a link is.
"""

from tools.pages.expand import IncludeError, expand
from tools.pages.model import (
    CodeSpan,
    Fence,
    Heading,
    Include,
    Link,
    Page,
    Problem,
    Section,
    Table,
)
from tools.pages.site import Site

__all__ = [
    "CodeSpan",
    "Fence",
    "Heading",
    "Include",
    "IncludeError",
    "Link",
    "Page",
    "Problem",
    "Section",
    "Site",
    "Table",
    "expand",
]
