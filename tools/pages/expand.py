"""A page as the reader sees it: includes replaced by what they include."""

from __future__ import annotations

from pathlib import Path

import markdown
from pymdownx.snippets import SnippetExtension, SnippetMissingError

from tools.pages.model import Page


class IncludeError(ValueError):
    """An include that leads nowhere; ``line`` is the line of the page."""

    def __init__(self, line: int, text: str) -> None:
        """Remember the line of the page beside the text."""
        super().__init__(text)
        self.line = line


def expander(root: Path):
    """The function of pymdownx that expands lines, set up as in mkdocs.yml."""
    snippets = SnippetExtension(
        base_path=[str(root)], check_paths=True, dedent_subsections=True, restrict_base_path=True
    )
    return markdown.Markdown(extensions=[snippets]).preprocessors["snippet"].run


def expand(page: Page, root: Path) -> tuple[list[str], list[int]]:
    """The lines of the body after expansion, and for each the line of the page it came from.

    Raises:
        IncludeError: A file or a section that does not exist.
    """
    run = expander(root)
    lines: list[str] = []
    origin: list[int] = []
    for number, line in enumerate(page.lines[page.first - 1 :], page.first):
        try:
            new = run([line]) if "8<-" in line else [line]
        except SnippetMissingError as error:
            raise IncludeError(number, str(error)) from error
        lines += new
        origin += [number] * len(new)
    return lines, origin
