"""The argument checker's rules say what torch says: its own module, run in the browser."""

from __future__ import annotations

import gzip
import inspect
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from torch.utils.data import DataLoader
from torch.utils.data import dataloader as torch_source

from tests.browser import checker_torch
from tests.browser.checker_held_out import HELD_OUT
from tests.browser.checker_page import differences, report, told
from tests.browser.checker_values import KNOWN, Values, calls
from tests.browser.conftest import Visit
from tools.paths import DOCS, EDITIONS

HALF = 100_000  # calls with known values, and as many with values that were held out
BATCHES = 20_000  # calls drawn of each; a part of them gets to iter(loader)
EXECUTED = 2_000  # of each that get there, at the least
WITH_WORKERS = 60  # calls with a worker process each
UNKNOWN = 0.03  # share of calls whose answer depends on what the page cannot know
LARGEST = 60_000  # bytes, compressed
SCRIPTS = DOCS / "theme" / "assets" / "js"
WORLD = {"start": "fork", "accelerator": "none", "cpus": 3}
SINGLE = ("0", "False", "0.0", "-1", "-2", "None", '"2"', "'0'")
PINNED = Values(KNOWN.any, {**KNOWN.fit, "pin_memory": ("True", "1", "False", '"cuda"')})
WORKERS = ("1", "2", "True", "np.int64(1)", "torch.tensor(1)", "2.5", "float('nan')")


@pytest.mark.parametrize(("words", "values", "seed"), [("known", KNOWN, 1), ("held", HELD_OUT, 2)])
def test_constructs_as_torch_does(
    visit: Callable[..., Visit],
    record_property: Callable[[str, object], None],
    words: str,
    values: Values,
    seed: int,
) -> None:
    asked = list(calls(values, HALF, seed))
    right = checker_torch.answers(asked, "construct", WORLD)
    wrong = differences(asked, told(opened(visit), asked, "construct", WORLD), right)
    line = report(f"constructing, {words} values", len(asked), wrong, right)
    record_property("printed", line)
    assert not wrong, line + "\n" + "\n".join(wrong[:5])
    assert len({tuple(call.items()) for call in asked}) == HALF
    assert len({error for _, error, *_ in right}) > 50, "the calls are too much alike"
    assert sum(not error for _, error, *_ in right) > HALF / 20


def opened(visit: Callable[..., Visit]) -> Visit:
    """A tab on a page of the site."""
    seen = visit()
    seen.open("en/")
    return seen


def without_workers(seen: Visit, values: Values, seed: int) -> tuple[list, list]:
    """Calls that start no worker and get beyond the constructor, and what the page says to them.

    Those that the constructor refuses are for the test above.
    """
    fitting = {**values.fit, "num_workers": SINGLE}
    drawn = [
        call
        for call in calls(Values(values.any, fitting), BATCHES, seed, given=0.2)
        if call.get("num_workers", "0") in SINGLE
    ]
    page = told(seen, drawn, "first", WORLD)
    there = [pair for pair in zip(drawn, page, strict=True) if beyond(pair[1])]
    known = [pair for pair in there if pair[1][0] != "depends"]
    assert len(known) > len(there) * (1 - UNKNOWN), "too much that the page cannot tell"
    return [call for call, _ in known], [answer for _, answer in known]


def beyond(answer: list[Any]) -> bool:
    """Whether the page says that the loader is made."""
    return answer[0] not in ("refused", "construct") or not answer[1]


@pytest.mark.parametrize(("words", "values", "seed"), [("known", KNOWN, 3), ("held", HELD_OUT, 4)])
def test_iterates_and_fetches_as_torch_does(
    visit: Callable[..., Visit],
    record_property: Callable[[str, object], None],
    words: str,
    values: Values,
    seed: int,
) -> None:
    asked, page = without_workers(opened(visit), values, seed)
    right = checker_torch.answers(asked, "first", WORLD)
    wrong = differences(asked, page, right)
    line = report(f"iterating, {words} values", len(asked), wrong, right)
    record_property("printed", line)
    assert not wrong, line + "\n" + "\n".join(wrong[:5])
    assert len(asked) >= EXECUTED


@pytest.mark.parametrize("accelerator", ["cuda", "mps"])
def test_warns_as_torch_does_with_an_accelerator(
    visit: Callable[..., Visit], accelerator: str
) -> None:
    """Up to ``iter(loader)``; torch only believes that there is one."""
    seen, world = opened(visit), WORLD | {"accelerator": accelerator}
    asked, _ = without_workers(seen, PINNED, 7)
    right = checker_torch.answers(asked, "iterate", world)
    wrong = differences(asked, told(seen, asked, "iterate", world), right)
    assert not wrong, "\n".join(wrong[:5])
    warned = {text for _, _, texts, *_ in right for _, text in texts}
    assert any("pin_memory_device is deprecated" in text for text in warned)
    assert any("not supported on MPS" in text for text in warned) == (accelerator == "mps")


def test_what_is_called_ignored_changes_nothing(visit: Callable[..., Visit]) -> None:
    known = without_workers(opened(visit), KNOWN, 5)
    asked = [(call, answer[5]) for call, answer in zip(*known, strict=True) if answer[5]]
    assert len(asked) > 300
    assert {name for _, ignored in asked for name in ignored} == {
        *("worker_init_fn", "in_order", "generator", "batch_size", "pin_memory"),
        "pin_memory_device",
    }
    less = [
        {name: text for name, text in call.items() if name not in ignored}
        for call, ignored in asked
    ]
    with_them = checker_torch.answers([call for call, _ in asked], "first", WORLD)
    without = checker_torch.answers(less, "first", WORLD)
    for (call, ignored), one, other in zip(asked, with_them, without, strict=True):
        assert (one[:2], one[3]) == (other[:2], other[3]), f"{call}: {ignored}"


def test_a_few_calls_with_workers(
    visit: Callable[..., Visit], record_property: Callable[[str, object], None]
) -> None:
    fitting = {**KNOWN.fit, "num_workers": WORKERS, "multiprocessing_context": ("None", '"fork"')}
    drawn = [
        call | {"num_workers": WORKERS[number % len(WORKERS)]}
        for number, call in enumerate(calls(Values(KNOWN.any, fitting), 2_000, 6, given=0.25))
    ]
    page = told(opened(visit), drawn, "first", WORLD)
    there = [
        (call, answer)
        for call, answer in zip(drawn, page, strict=True)
        if answer[0] in ("iterate", "first") and answer[1] != "hangs"
    ][:WITH_WORKERS]
    asked = [call for call, _ in there]
    right = checker_torch.answers(asked, "first", WORLD)
    wrong = differences(asked, [answer for _, answer in there], right)
    line = report("with workers", len(asked), wrong, right)
    record_property("printed", line)
    assert not wrong, line + "\n" + "\n".join(wrong[:5])
    assert len(asked) == WITH_WORKERS


LIST_RULES = """async (base) => {
  const { RULES, ARGUMENTS } = await import(`${base}loader-checker-rules.js`);
  const { SENTENCES, DEPENDS } = await import(`${base}loader-checker-texts.js`);
  const { proofOf } = await import(`${base}loader-checker-answer.js`);
  const { WORDS } = await import(`${base}loader-checker-texts.js`);
  const proofs = ({ proof, because, causes = {} }) =>
    [proof, because, ...Object.values(causes)].filter(Boolean);
  return {
    rules: RULES.map((rule) => ({
      id: rule.id, phase: rule.phase,
      outcomes: ["raises", "warns", "fills", "ignores", "does"].filter((kind) => rule[kind]),
      sentences: [...(rule.does ? [] : [rule.id]), rule.trouble, ...Object.keys(rule.causes ?? {})],
      links: proofs(rule).map((one) => proofOf(one, `${base}../../arguments/checker/`, WORDS.en)),
    })),
    usual: ARGUMENTS, told: Object.keys(SENTENCES), depends: Object.keys(DEPENDS),
    words: [WORDS.zh, WORDS.en].map((words) => Object.keys(words)),
    empty: Object.entries({ ...SENTENCES, ...DEPENDS })
      .filter(([, texts]) => texts.length !== 2 || !texts.every(Boolean)),
  };
}"""


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_rule_has_a_proof_and_a_sentence(visit: Callable[..., Visit], edition: str) -> None:
    seen = opened(visit)
    base = f"{seen.base}{edition}/"
    found = seen.tab.evaluate(LIST_RULES, f"{base}assets/js/")
    assert len(found["rules"]) > 40
    for rule in found["rules"]:
        assert len(rule["outcomes"]) == 1, rule
        assert set(filter(None, rule["sentences"])) <= set(found["told"]), rule
        assert rule["links"], rule
        for address, words in rule["links"]:
            assert words
            assert not dead(address, seen), f"{rule['id']}: {address}"
    used = {name for rule in found["rules"] for name in rule["sentences"]}
    assert set(found["told"]) <= used, "a sentence that no rule says"
    assert set(found["depends"]) == depends_in_the_scripts()
    assert found["words"][0] == found["words"][1]
    assert not found["empty"]


def dead(address: str, seen: Visit) -> bool:
    """Whether a link leads to no id of the built site, or to no line of the installed torch."""
    path, _, anchor = address.partition("#")
    if path.startswith(seen.base):
        return f'id="{anchor}"' not in seen.tab.request.get(path).text()
    name = path.removeprefix("https://github.com/pytorch/pytorch/blob/v2.13.0/torch/utils/data/")
    lines = Path(torch_source.__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    numbers = [int(number) for number in re.findall(r"L(\d+)", anchor)]
    return not numbers or not all(lines[number - 1].strip() for number in numbers)


def depends_in_the_scripts() -> set[str]:
    """The reasons that the module may give for not knowing."""
    text = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS.glob("loader-checker*.js"))
    return set(re.findall(r'(?:Depends\(|phase, key: )"([\w-]+)"', text))


def test_the_signature_is_torchs(visit: Callable[..., Visit]) -> None:
    seen = opened(visit)
    usual = seen.tab.evaluate(LIST_RULES, f"{seen.base}en/assets/js/")["usual"]
    parameters = list(inspect.signature(DataLoader).parameters.values())
    assert list(usual) == [parameter.name for parameter in parameters]
    assert {name: eval(text) for name, text in list(usual.items())[1:]} == {
        parameter.name: parameter.default for parameter in parameters[1:]
    }


def test_it_is_small() -> None:
    scripts = [path.read_bytes() for path in sorted(SCRIPTS.glob("loader-checker*.js"))]
    size = sum(len(gzip.compress(text)) for text in scripts)
    assert size < LARGEST, f"{len(scripts)} scripts, {size} bytes compressed"
