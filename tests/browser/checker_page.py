"""The argument checker's page and its own module, run in the browser, for the tests."""

from __future__ import annotations

import json
from typing import Any

from tests.browser.conftest import Visit

PAGE = "arguments/checker/"
RULES = "assets/js/loader-checker.js"  # as the page loads it: with all that it imports
CHUNK = 20_000  # calls handed to the browser at once
# Phase, exception, warnings, attributes and first batch: in the shape of checker_torch.answers().
# Both ways as one JSON text, equal answers once: far quicker than value by value.
TELL = """async ([url, calls, until, world]) => {
  const { check } = await import(url);
  const answers = new Map();
  const plain = ["NoneType", "int", "float", "bool"];
  const named = ["function", "builtin_function_or_method", "type", "ABCMeta", "OpaqueBaseMeta",
                 "module"];
  const described = (value) => plain.includes(value.type) ? value.repr()
    : named.includes(value.type) ? value.title : value.name;
  const filled = ["batch_size", "drop_last", "prefetch_factor", "sampler", "batch_sampler",
                  "collate_fn", "multiprocessing_context"];
  const attributes = (state) =>
    filled.map((name) => `${name}=${described(state[name])}`).join(", ");
  const batch = ({ indexSampler, ended, batch }) => {
    try {
      return ended ? "None" : indexSampler.random ? null : batch.str();
    } catch (unknown) {
      if (!unknown.key) throw unknown;
      return null;
    }
  };
  const tell = (call) => {
    const answer = check(call, world, until), { raised, state } = answer;
    if (answer.refused) return ["refused", JSON.stringify(answer.refused), [], "", ""];
    if (answer.depends) return ["depends", answer.depends.key, [], "", ""];
    const error = answer.hangs ? "hangs" : raised ? `${raised.type}: ${raised.text}` : "";
    const cause = raised?.cause ? `\\n${raised.cause}` : "";
    return [
      answer.phase, error + cause, answer.warned.map(({ phase, text }) => [phase, text]),
      raised?.phase === "construct" ? "" : attributes(state),
      error || until !== "first" ? "" : batch(state),
      answer.ignored.map(({ argument }) => argument),
    ];
  };
  const numbers = JSON.parse(calls).map((call) => {
    const text = JSON.stringify(tell(call));
    if (!answers.has(text)) answers.set(text, answers.size);
    return answers.get(text);
  });
  return JSON.stringify([[...answers.keys()], numbers]);
}"""


def told(seen: Visit, calls: list[dict[str, str]], until: str, world: dict) -> list[list[Any]]:
    """The checker's answers: see TELL; a batch is None where the page shows none.

    Args:
        seen: A tab on a page of the site.
        calls: Argument to expression.
        until: The last phase: construct, iterate or first.
        world: ``start``, ``accelerator`` and ``cpus``, as the page's form gives them.
    """
    url, answers = seen.base + "en/" + RULES, []
    for start in range(0, len(calls), CHUNK):
        part = json.dumps(calls[start : start + CHUNK])
        texts, numbers = json.loads(seen.tab.evaluate(TELL, [url, part, until, world]))
        different = [json.loads(text) for text in texts]
        answers += [different[number] for number in numbers]
    return answers


def differences(
    calls: list[dict[str, str]], page: list[list[Any]], torch: list[list[Any]]
) -> list[str]:
    """Each call to which the page and torch do not say the same, in words."""
    found = []
    for call, one, other in zip(calls, page, torch, strict=True):
        same = one[:4] == other[:4] and one[4] in (None, other[4])
        if not same:
            found.append(f"{call}\n  page:  {one}\n  torch: {other}")
    return found


def report(words: str, calls: int, wrong: list[str], right: list[list[Any]]) -> str:
    """A line for the end of a run."""
    kinds = len({(phase, error) for phase, error, *_ in right})
    found = f"{calls} combinations, {len(wrong)} differences, {kinds} different answers"
    return f"checker, {words}: {found}"


def opened(seen: Visit, edition: str, query: str = "") -> Visit:
    """The checker's page, its form there."""
    seen.open(f"{edition}/{PAGE}{query}")
    seen.tab.wait_for_selector(".hb-status")
    return seen


def status(seen: Visit) -> str:
    """The one line that is read aloud."""
    return seen.tab.get_by_role("status").inner_text()


def answer(seen: Visit) -> str:
    """All that the page says."""
    return seen.tab.locator(".hb-answer").inner_text()


def setting(seen: Visit) -> str:
    """The query of the address; scrolling adds a heading's id to it at times."""
    return seen.tab.evaluate("location.search")


def choose(seen: Visit, name: str, text: str) -> None:
    """Choose a value from the list of an argument."""
    seen.tab.get_by_role("combobox", name=name, exact=True).select_option(text)


def write(seen: Visit, name: str, text: str) -> None:
    """Write a value of one's own for an argument."""
    seen.tab.locator(f"select[name={name}]").select_option("\0")
    seen.tab.locator(f".hb-field:has(select[name={name}]) > input").fill(text)
