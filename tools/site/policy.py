"""The Content-Security-Policy of each page: it names by hash what stands inline, and no more.

A page may fetch from its own site alone. ``data:`` images are the icons in Material's style
sheet; ``style=`` attributes are allowed, since aligned tables have them.
"""

from __future__ import annotations

import base64
import hashlib
import re

SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.S)
STYLE = re.compile(r"<style[^>]*>(?P<text>.*?)</style>", re.S)
CHARSET = '<meta charset="utf-8">'
MARK = '<meta http-equiv="Content-Security-Policy" content="'


def protect(html: str) -> str:
    """The page with its policy, right after the declaration of its charset.

    Raises:
        ValueError: The page does not declare its charset as Material and our templates do.
    """
    if html.count(CHARSET) != 1:
        raise ValueError(f"{CHARSET} stands {html.count(CHARSET)} times; look at {__name__}")
    return html.replace(CHARSET, f'{CHARSET}\n{MARK}{policy(html)}">')


def policy(html: str) -> str:
    """The policy under which exactly the page's own inline scripts and styles work."""
    scripts = [found["text"] for found in SCRIPT.finditer(html) if _runs(found["attributes"])]
    styles = [found["text"] for found in STYLE.finditer(html)]
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self'", *_hashes(scripts)]),
            " ".join(["style-src 'self'", *_hashes(styles)]),
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        ]
    )


def allow(html: str, script: str) -> str:
    """The page with one more inline script allowed; unchanged where it has no policy."""
    return html.replace("script-src 'self'", f"script-src 'self' {digest(script)}", 1)


def digest(text: str) -> str:
    """How a policy names an inline script or style."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _hashes(texts: list[str]) -> list[str]:
    return [digest(text) for text in dict.fromkeys(texts)]


def _runs(attributes: str) -> bool:
    """Whether a browser runs what stands in the element: no file, no data block."""
    kind = re.search(r'\btype="([^"]*)"', attributes)
    return "src=" not in attributes and (kind is None or kind[1] == "module")
