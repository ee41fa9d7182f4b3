"""All pairs of arguments: the matrix, a sentence per pair that interacts, and what was tried.

The verdicts come from ``snippets/arguments/together/verdicts.json``, written by ``python -m
tools.pairs``; the sentences from ``pairs.toml`` beside it. The sheets are made for the page
``arguments/together.md``: links are relative to it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tools.facts.contract_file import ContractError, contract_files
from tools.facts.contract_file import load as load_contract
from tools.facts.markdown import code, table
from tools.facts.together_seen import call, seen
from tools.facts.together_words import KINDS, MARKS, NONE, PHRASES, WORDS, joined
from tools.pages import Site
from tools.pairs.grid import Grid
from tools.pairs.grid import load as load_grid
from tools.pairs.sentences import Sentence, faults
from tools.pairs.sentences import load as load_sentences
from tools.pairs.verdicts import name, read
from tools.paths import EDITIONS, pinned_torch

FOLDER = "arguments"
Pair = tuple[str, str]


@dataclass(frozen=True)
class Sources:
    """Everything the sheets are made of."""

    grid: Grid
    sentences: dict[Pair, Sentence]
    verdicts: dict[str, dict[str, Any]]
    site: Site
    calls: dict[str, str]  # of each row of a contract, as ``num_workers#zero``

    def verdict(self, pair: Pair) -> dict[str, Any]:
        """What the machine found for a pair."""
        return self.verdicts[name(pair)]

    def pair(self, one: str, other: str) -> Pair:
        """Two arguments in the order of the signature."""
        first, second = sorted((one, other), key=list(self.grid.values).index)
        return first, second


def sheets() -> dict[str, str]:
    """Path under docs/facts to text.

    Raises:
        ContractError: Sentences and verdicts do not fit, or a proof leads nowhere.
    """
    sources = _sources()
    if wrong := faults(sources.sentences, sources.verdicts):
        raise ContractError("arguments/together: " + "; ".join(wrong))
    parts: dict[str, Callable[[Sources, str], str]] = {
        "together": matrix,
        "together_pairs": lists,
        "together_grid": tried,
    }
    return {
        f"{lang}/{sheet}.md": make(sources, lang)
        for lang in EDITIONS
        for sheet, make in parts.items()
    }


def _sources() -> Sources:
    grid = load_grid()
    contracts = map(load_contract, contract_files())
    calls = {f"{c.name}#{row.id}": row.call for c in contracts for row in c.rows}
    return Sources(grid, load_sentences(list(grid.values)), read(), Site(), calls)


def anchor(pair: Pair) -> str:
    """The id of what is said about a pair."""
    return "pair-" + "-".join(pair)


def matrix(sources: Sources, lang: str) -> str:
    """The counts and the table of all cells."""
    arguments = list(sources.grid.values)
    heads = "".join(
        f'<th scope="col"><a href="#together-{each}"><span>{each}</span></a></th>'
        for each in arguments
    )
    rows = [
        f'<tr><th scope="row"><a href="#together-{row}">{row}</a></th>'
        + "".join(_cell(sources, row, column, lang) for column in arguments)
        + "</tr>"
        for row in arguments
    ]
    words = WORDS[lang]
    html = [
        '<div class="hb-matrix" role="region" aria-labelledby="together-caption" tabindex="0"'
        " data-search-exclude>",
        '<table class="hb-pairs"><caption class="hb-hidden" id="together-caption">'
        f"{words['caption']}</caption>",
        f"<thead><tr><td></td>{heads}</tr></thead>",
        f"<tbody>{''.join(rows)}</tbody></table>",
        "</div>",
    ]
    return "\n\n".join([counts(sources, lang), words["legend"], "\n".join(html)]) + "\n"


def _cell(sources: Sources, row: str, column: str, lang: str) -> str:
    if row == column:
        return '<td class="hb-self"></td>'
    pair = sources.pair(row, column)
    sentence = sources.sentences.get(pair)
    if sentence is None:
        text = NONE[lang].format(runs=sources.verdict(pair)["runs"])
        return (
            f'<td class="hb-none" title="{text}"><span aria-hidden="true">·</span>'
            f'<span class="hb-hidden">{text}</span></td>'
        )
    text = PHRASES[sentence.kind][lang].format(a=sentence.one, b=sentence.other)
    label, mark = KINDS[sentence.kind][lang], MARKS[sentence.kind][lang]
    if sentence.beyond:
        text, mark = f"{text} ({WORDS[lang][sentence.beyond]})", f"{mark}*"
        label = f"{label}* {WORDS[lang][sentence.beyond]}"
    return (
        f'<td class="hb-{sentence.kind}"><a href="#{anchor(pair)}" title="{text}"'
        f' aria-label="{label}">{mark}</a></td>'
    )


def counts(sources: Sources, lang: str) -> str:
    """How many pairs there are of each kind, and in how many runs."""
    words, rows = WORDS[lang], []
    for kind, label in KINDS.items():
        pairs = [pair for pair in sources.grid.pairs if _kind(sources, pair) == kind]
        runs = sum(sources.verdict(pair)["runs"] for pair in pairs)
        beyond = sum(bool(sources.sentences[p].beyond) for p in pairs if p in sources.sentences)
        number = f"{len(pairs)}" + (words["of which"].format(count=beyond) if beyond else "")
        mark = MARKS[kind][lang]
        name_of = label[lang].replace(mark, f"**{mark}**", 1)  # the mark is a letter of the word
        if mark not in label[lang]:
            name_of = f"{mark} {label[lang]}"
        rows.append([name_of, words[kind], number, f"{runs}"])
    total = sum(verdict["runs"] for verdict in sources.verdicts.values())
    rows.append([words["all"], "", f"{len(sources.grid.pairs)}", f"{total}"])
    return table(words["head"], rows)


def _kind(sources: Sources, pair: Pair) -> str:
    return sources.sentences[pair].kind if pair in sources.sentences else "none"


def lists(sources: Sources, lang: str) -> str:
    """For each argument what is said about its pairs, and which others leave it alone."""
    return "\n\n".join(_argument(sources, each, lang) for each in sources.grid.values) + "\n"


def _argument(sources: Sources, argument: str, lang: str) -> str:
    words, others = WORDS[lang], [each for each in sources.grid.values if each != argument]
    mine, above, free = [], [], []
    for other in others:
        pair = sources.pair(argument, other)
        if pair not in sources.sentences:
            free.append(words["times"].format(name=code(other), **sources.verdict(pair)))
        elif pair[0] == argument:
            mine.append(_entry(sources, pair, lang))
        else:
            above.append(f"[{code(other)}](#{anchor(pair)})")
    blocks = [f"### {argument} {{#together-{argument}}}"]
    if above:
        blocks.append(words["above"].format(links=joined(above, lang)))
    blocks += mine
    if free:
        blocks.append(words["free"].format(names=joined(free, lang)))
    return "\n\n".join(blocks)


def _entry(sources: Sources, pair: Pair, lang: str) -> str:
    sentence = sources.sentences[pair]
    phrase = PHRASES[sentence.kind][lang]
    term = phrase.format(a=code(sentence.one), b=code(sentence.other))
    text = sentence.zh if lang == "zh" else sentence.en
    links = dict.fromkeys(_link(sources, proof, lang) for proof in sentence.proofs)
    shown = WORDS[lang]["proof"].format(links=" · ".join(links))
    told = seen(sentence, pair, sources.verdict(pair), sources.grid, lang)
    parts = [text, shown, told]
    return f"{term} {{ #{anchor(pair)} }}\n:   " + "\n\n    ".join(parts)


def _link(sources: Sources, proof: str, lang: str) -> str:
    """A link to a row of a contract, or to the section that shows a program."""
    pages = sources.site.editions[lang].values()
    if "#" in proof:
        contract, _, row = proof.partition("#")
        sheet = f"docs/facts/{lang}/contract/{contract}.md"
        page = next((p for p in pages if any(i.path == sheet for i in p.includes)), None)
        if page is None or proof not in sources.calls:
            raise ContractError(f"arguments/together: no page of docs/{lang} shows {proof}")
        text, target = code(sources.calls[proof]), f"{page.name}#contract-{contract}-{row}"
    else:
        found = [
            (page, include)
            for page in pages
            for include in page.includes
            if include.path == f"snippets/{proof}"
        ]
        if not found:
            raise ContractError(f"arguments/together: no page of docs/{lang} shows {proof}")
        page, include = found[0]
        heading = [h for h in page.headings if h.line < include.line][-1]
        subject = posixpath.basename(page.name).removesuffix(".md")
        text = WORDS[lang]["section"].format(subject=subject, title=heading.text)
        target = f"{page.name}#{heading.id}"
    path, _, place = target.partition("#")
    near = posixpath.relpath(path, FOLDER)
    return f"[{text}]({'' if near == 'together.md' else near}#{place})"


def tried(sources: Sources, lang: str) -> str:
    """The bases, the values of each argument, and what the names in them mean."""
    words, grid = WORDS[lang], sources.grid
    blocks = [words["bases"].format(torch=pinned_torch())]
    for base in grid.bases:
        said = base.zh if lang == "zh" else base.en
        limits = ""
        if base.pairs:
            limits = words["only pairs"].format(names=joined(list(map(code, base.pairs)), lang))
        elif base.with_:
            limits = words["only with"].format(name=code(base.with_))
        blocks.append(f"{code(call(base.arguments))}\n:   {said}{limits}{words['stop']}")
    blocks.append(words["values"])
    for argument, values in grid.values.items():
        shown = joined(
            [code(value.text) + ("" if _everywhere(value) else "*") for value in values], lang
        )
        blocks.append(f"{code(argument)}\n:   {shown}")
    blocks.append(words["names"])
    blocks += [f"{code(text)}\n:   {zh if lang == 'zh' else en}" for text, zh, en in grid.names]
    return "\n\n".join(blocks) + "\n"


def _everywhere(value: Any) -> bool:
    """Whether a value is tried in every base and beside every argument."""
    return not (value.plain or value.with_ or value.bases)
