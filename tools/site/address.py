"""Where the site will stand, and what mkdocs reads of that from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from tools.paths import EDITIONS

LOCAL = "http://127.0.0.1:8000/"


@dataclass(frozen=True)
class Address:
    """The URL above both editions.

    Attributes:
        base: For example ``https://example.org/handbook/``; ends with a slash.
    """

    base: str

    @classmethod
    def of(cls, url: str | None = None) -> Address:
        """The given URL, else the environment's SITE_URL, else the local server.

        Raises:
            ValueError: It is not an absolute http or https URL.
        """
        url = url or os.environ.get("SITE_URL") or LOCAL
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise ValueError(f"the site's URL must be like https://example.org/, not {url!r}")
        if parts.query or parts.fragment:
            raise ValueError(f"the site's URL can have no ? and no #: {url!r}")
        return cls(url.rstrip("/") + "/")

    @property
    def path(self) -> str:
        """What the server sees of the base: ``/`` or for example ``/handbook/``."""
        return urlsplit(self.base).path

    def edition(self, edition: str) -> str:
        """The URL of an edition's home page."""
        return f"{self.base}{edition}/"

    def environment(self) -> dict[str, str]:
        """The variables that mkdocs.yml and mkdocs.en.yml read."""
        variables = {"SITE_SCOPE": self.path}
        for edition in EDITIONS:
            variables[f"SITE_URL_{edition.upper()}"] = self.edition(edition)
            variables[f"SITE_LINK_{edition.upper()}"] = f"{self.path}{edition}/"
        return variables
