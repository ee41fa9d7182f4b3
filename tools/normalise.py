"""What differs from run to run becomes a word; a timing is refused."""

from __future__ import annotations

import re

_RULES = [
    # \r\n of Windows, and the closing spaces that torch prints after "killed by signal: Killed. "
    (re.compile(r"\r\n?"), "\n"),
    # A worker that dies of a signal writes its C string with the closing zero byte.
    (re.compile(r"\x00"), ""),
    # Folders: everything before a package or before our own tree.
    (re.compile(r"(?:^|(?<=[\s\"'(<]))(?:[A-Za-z]:)?[^\s\"'<>]*[/\\]site-packages[/\\]", re.M), ""),
    (re.compile(r"(?:^|(?<=[\s\"'(<]))[^\s\"'<>]*[/\\]lib[/\\]python3\.\d+[/\\]", re.M), "python/"),
    (re.compile(r"(?:^|(?<=[\s\"'(<]))[^\s\"'<>]*[/\\]snippets[/\\]", re.M), "snippets/"),
    # Carets under traceback lines exist only from Python 3.11.
    (re.compile(r"^\s*[~^]+\s*\n", re.M), ""),
    (re.compile(r"(File \"|\s)/(?:private/)?(?:var/|tmp/)\S*?/([\w.-]+)(?=[\"\s])"), r"\1TMP/\2"),
    # Lines of Python and torch move with every release; ours do not.
    (re.compile(r'(File "(?!snippets/)[^"]+", line )\d+'), r"\1N"),
    (re.compile(r"^((?!snippets/)\S+\.py:)\d+(: \w*Warning)", re.M), r"\1N\2"),
    # Frames inside torch and Python differ between releases; the reader needs his own.
    (
        re.compile(
            r'(?:^ +File "(?!snippets/|TMP/)[^"]+", line .*\n(?:^ {4}(?! *File ).*\n)*)+', re.M
        ),
        "  ...\n",
    ),
    (re.compile(r"\b(pids?(?:\(s\))?[ =:]*)\d+(?:, \d+)*", re.I), r"\1N"),
    (re.compile(r"0x[0-9a-fA-F]{4,}"), "0xADDRESS"),
    (re.compile(r"/torch_\d+_\d+_\d+"), "/torch_N"),
    (re.compile(r"^(ForkPoolWorker|SpawnProcess|Process \w+?)-\d+", re.M), r"\1-N"),
]
_TIMING = re.compile(
    r"(?<![\w.])\d+(?:\.\d+)?(?:e-?\d+)?\s?"
    r"(?:s|ms|us|µs|μs|ns|sec|secs|seconds?|minutes?|[KMGT]i?B/s|it/s|samples/s|batch(?:es)?/s)\b"
)
# Texts of torch that name a setting in seconds, not a measured time.
_SETTING = re.compile(r"timed out after [\d.]+ seconds")


def normalise(text: str) -> str:
    """The text with process ids, addresses, folders and foreign line numbers made constant."""
    for pattern, word in _RULES:
        text = pattern.sub(word, text)
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n" if text else ""


def timing_in(text: str) -> str | None:
    """The first timing printed in the text, or None. A recorded output must have none."""
    found = _TIMING.search(_SETTING.sub("", text))
    return found[0] if found else None
