"""``llms.txt``: the map of the site for assistants, in the form that llmstxt.org describes.

One at the root, which names both editions, and one in each edition, with every page of its nav,
its description and the address of its Markdown twin.
"""

from __future__ import annotations

from pathlib import Path

from tools.pages import Page, Site
from tools.paths import EDITIONS
from tools.site.address import Address
from tools.site.nav import groups
from tools.site.twins import NAME, url_of

NAMES = {"zh": "喂饱 GPU · DataLoader 手册", "en": "Feed the GPU · the DataLoader handbook"}
ABOUT = {
    "zh": "torch.utils.data.DataLoader 的每个参数、锁页内存与可分页内存、主机与 GPU 之间的传输。"
    "每段程序都运行过，每条报错都照抄 torch 的输出，每个数字都写明机器。",
    "en": "Every argument of torch.utils.data.DataLoader, pinned and pageable memory, transfer "
    "between host and GPU. Every program ran, every message is as torch prints it, every number "
    "names its machine.",
}
DATA = {
    "zh": "- [data/v1]({base}data/v1/index.json): 参数、报错、各版本的变化和测量记录，"
    "JSON，附 schema\n",
    "en": "- [data/v1]({base}data/v1/index.json): arguments, messages, releases and records as "
    "JSON, with their schema\n",
}
OPTIONAL = "Optional"  # the form gives this name a meaning, in every language


def write(out: Path, address: Address, site: Site) -> None:
    """Write all three into the folder of the built site."""
    (out / "llms.txt").write_text(_root(address), encoding="utf-8", newline="\n")
    for edition in EDITIONS:
        text = of(edition, address, site)
        (out / edition / "llms.txt").write_text(text, encoding="utf-8", newline="\n")


def of(edition: str, address: Address, site: Site) -> str:
    """The text for one edition."""
    base, pages = address.edition(edition), site.editions[edition]
    text = f"# {NAMES[edition]}\n\n> {ABOUT[edition]}\n"
    for title, names in groups(site.root, edition):
        text += f"\n## {title}\n\n" + "".join(_line(pages[name], base) for name in names)
    return text + f"\n## {OPTIONAL}\n\n" + DATA[edition].format(base=address.base)


def _line(page: Page, base: str) -> str:
    about = str(page.meta["description"]).strip()
    return f"- [{page.headings[0].text}]({base}{url_of(page.name)}{NAME}): {about}\n"


def _root(address: Address) -> str:
    text = f"# {NAMES['zh']} / {NAMES['en']}\n"
    for edition in EDITIONS:
        text += f"\n> {ABOUT[edition]}\n"
    text += "\n## Editions\n\n"
    for edition in EDITIONS:
        text += f"- [{NAMES[edition]}]({address.edition(edition)}llms.txt)\n"
    return text + f"\n## {OPTIONAL}\n\n{DATA['en'].format(base=address.base)}"
