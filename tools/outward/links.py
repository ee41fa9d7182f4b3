"""Which external links of the pages are dead. Needs a network; no test but its own asks for it."""

from __future__ import annotations

import socket
import ssl
import time
import urllib.error
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import urldefrag, urlsplit

from tools.pages import Site

GONE = (404, 410)
TIMEOUT = 20.0  # seconds for one answer
PAUSE = 1.0  # seconds between two questions to one host
AGENT = "handbook-link-check/1 (weekly; asks each address once)"


@dataclass(frozen=True)
class Link:
    """One address, without its fragment, and the pages that lead to it."""

    url: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """What came back: ``alive``, ``dead``, or ``unsure`` (refused, too slow, too often)."""

    link: Link
    state: str
    why: str = ""


def external(site: Site) -> list[Link]:
    """Every external address of the pages, in the order of the addresses."""
    found: dict[str, set[str]] = {}
    for page in site.pages:
        for link in page.links:
            if link.external and urlsplit(link.target).scheme in ("http", "https"):
                found.setdefault(urldefrag(link.target).url, set()).add(page.path)
    return [Link(url, tuple(sorted(pages))) for url, pages in sorted(found.items())]


def ask(link: Link, timeout: float = TIMEOUT) -> Answer:
    """Ask for one address; what cannot be told from a refusal is unsure, never dead."""
    request = urllib.request.Request(link.url, headers={"User-Agent": AGENT})
    try:
        with urllib.request.urlopen(request, timeout=timeout):
            return Answer(link, "alive")
    except urllib.error.HTTPError as error:
        error.close()
        return Answer(link, "dead" if error.code in GONE else "unsure", f"HTTP {error.code}")
    except urllib.error.URLError as error:
        nowhere = isinstance(error.reason, socket.gaierror | ssl.SSLCertVerificationError)
        return Answer(link, "dead" if nowhere else "unsure", str(error.reason))
    except (OSError, HTTPException) as error:
        return Answer(link, "unsure", f"{type(error).__name__}: {error}")


def ask_all(links: Iterable[Link], pause: float = PAUSE, timeout: float = TIMEOUT) -> list[Answer]:
    """Ask for all of them: hosts beside each other, the addresses of one host one by one."""
    hosts: dict[str, list[Link]] = {}
    for link in links:
        hosts.setdefault(urlsplit(link.url).netloc, []).append(link)

    def one_host(mine: list[Link]) -> list[Answer]:
        answers = []
        for number, link in enumerate(mine):
            time.sleep(pause if number else 0)
            answers.append(ask(link, timeout))
        return answers

    with ThreadPoolExecutor(8) as pool:
        found = [answer for part in pool.map(one_host, hosts.values()) for answer in part]
    return sorted(found, key=lambda answer: answer.link.url)
