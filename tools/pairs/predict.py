"""What each argument alone predicts for two together, and where torch does otherwise.

Four settings are tried: a base, the base with one value, with another, and with both. The outcome
of both is *predicted by each alone* when all of this holds:

- An error that one value gives alone is the error of both. If each gives one, it is the one that
  comes at the earlier moment (constructing, ``iter(loader)``, taking batches); at the same
  moment, either. If none gives one, both give none. A worker's error is the error it had.
- The warnings of both are those of each, together.
- Every feature that was seen is as in the base when neither changes it, as with one alone when
  only that one changes it, and as with either when they change it alike. If they change it
  differently, the arguments interact, except that

  * ``order`` and ``sizes``: a change that only cuts samples off the end cuts as many off another
    order of as many samples; batches are cut from whatever order there is;
  * ``draws``: numbers drawn from the global generator add up, above and below those of the base;
  * ``ahead``, ``behind``: no more is handed out, or comes late, than there is.

A feature that is None is left to chance, or there was nothing to look at: it is not compared.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

NOT_SEEN = "nothing"  # of a feature that only some settings have
# In the order in which a difference is shown: what a reader notices first stands first.
FEATURES = (
    "order",
    "samples",
    "sizes",
    "asked",
    "batch",
    "left out",
    "len",
    "made by",
    "epoch",
    "mark",
    "init calls",
    "overtaken",
    "behind",
    "ahead",
    "second epoch",
    "count",
    "counted here",
    "noise",
    "workers",
    "start",
    "shared",
    "draws",
)
KINDS = ("error appears", "feature", "error goes", "another error", "warnings")
HELPERS = ("handed out",)  # seen, but only to say what is predicted of other features


@dataclass(frozen=True)
class Difference:
    """One way in which both together are not what each alone predicts.

    Attributes:
        kind: One of KINDS.
        feature: What differs: a name of FEATURES, an attribute, ``error`` or ``warnings``.
        predicted: What each alone predicts.
        seen: What torch did.
    """

    kind: str
    feature: str
    predicted: Any
    seen: Any

    @property
    def rank(self) -> tuple[int, int]:
        """Smaller for what is shown first."""
        known = self.feature in FEATURES
        return KINDS.index(self.kind), FEATURES.index(self.feature) if known else len(FEATURES)


def differences(base: dict, one: dict, other: dict, both: dict) -> list[Difference]:
    """Where the outcome of both is not the predicted one; empty when they do not interact.

    Raises:
        ValueError: The base itself fails, so nothing can be compared with it.
    """
    if base["error"]:
        raise ValueError(f"the base fails: {base['error']}")
    if found := _errors(one, other, both):
        return found
    if both["error"]:
        return []
    found = _warnings(base, one, other, both)
    four = [outcome["seen"] for outcome in (base, one, other, both)]
    for feature in sorted(set().union(*four) - set(HELPERS)):
        values = [seen.get(feature, NOT_SEEN) for seen in four]
        if feature == "samples" and four[3]["order"] is not None:
            continue  # the order says more
        if None not in values and (wrong := _feature(feature, values, four)):
            found.append(wrong)
    return sorted(found, key=lambda difference: difference.rank)


def _errors(one: dict, other: dict, both: dict) -> list[Difference]:
    """What is wrong about the error of both; empty as well when there is and should be none."""
    alone = [outcome["error"] for outcome in (one, other) if outcome["error"]]
    earliest = min(map(_moment, alone), default=0)
    allowed = [_error(error) for error in alone if _moment(error) == earliest]
    seen = both["error"] and _error(both["error"])
    if seen in allowed or (not seen and not allowed):
        return []
    kind = "error appears" if not allowed else "another error" if seen else "error goes"
    return [Difference(kind, "error", allowed[0] if allowed else None, seen)]


def _moment(error: list[str]) -> int:
    return {"construct": 0, "iterate": 1}.get(error[0], 2)


def _error(error: list[str]) -> list[str]:
    return [("construct", "iterate", "batches")[_moment(error)], *error[1:]]


def _warnings(base: dict, one: dict, other: dict, both: dict) -> list[Difference]:
    have = [{tuple(each) for each in outcome["warnings"]} for outcome in (base, one, other)]
    predicted = (have[0] & have[1] & have[2]) | (have[1] - have[0]) | (have[2] - have[0])
    seen = {tuple(each) for each in both["warnings"]}
    if seen == predicted:
        return []
    texts = [sorted(": ".join(each) for each in some) for some in (predicted, seen)]
    return [Difference("warnings", "warnings", *texts)]


def _feature(feature: str, values: list[Any], four: list[dict]) -> Difference | None:
    """One feature: what is predicted, and whether it is what was seen."""
    base, one, other, seen = values
    if feature in RULES:
        predicted = RULES[feature](base, one, other, four)
    elif one in (base, other):
        predicted = other
    elif other == base:
        predicted = one
    else:
        predicted = {"one": one, "other": other}
    if predicted == seen:
        return None
    return Difference("feature", feature, predicted, seen)


def _order(base: list, one: list, other: list, four: list[dict]) -> Any:
    if one in (base, other):
        return other
    if other == base:
        return one
    for cut, whole in ((one, other), (other, one)):
        missing = _cut(base, cut)
        if missing and list(map(len, whole)) == list(map(len, base)):
            return [
                epoch[: len(epoch) - number] for epoch, number in zip(whole, missing, strict=True)
            ]
    return {"one": one, "other": other}


def _cut(base: list, cut: list) -> list[int]:
    """How many samples each epoch lost at its end; empty if anything else changed."""
    if any(whole[: len(part)] != part for whole, part in zip(base, cut, strict=True)):
        return []
    return [len(whole) - len(part) for whole, part in zip(base, cut, strict=True)]


def _sizes(base: list, one: list, other: list, four: list[dict]) -> Any:
    """The sizes of batches that are cut, as each alone cuts them, from the order of both."""
    counts = [[sum(epoch) for epoch in sizes] for sizes in (base, one, other)]
    rules = [_rule(sizes, number) for sizes, number in zip((base, one, other), counts, strict=True)]
    if None in rules:  # sizes of their own, from a batch_sampler
        return _plainly(base, one, other)
    rule = _plainly(*rules)
    total = [sum(epoch) for epoch in four[3]["sizes"]]
    if isinstance(rule, dict):
        return rule
    return [_chunks(number, rule) for number in total]


def _rule(sizes: list[list[int]], numbers: list[int]) -> int | None:
    """The size that the batches of all epochs are cut to; None if they are not."""
    largest = max((size for epoch in sizes for size in epoch), default=1)
    alike = all(
        epoch == _chunks(number, largest) for epoch, number in zip(sizes, numbers, strict=True)
    )
    return largest if alike else None


def _chunks(number: int, size: int) -> list[int]:
    return [size] * (number // size) + ([number % size] if number % size else [])


def _plainly(base: Any, one: Any, other: Any) -> Any:
    if one in (base, other):
        return other
    return one if other == base else {"one": one, "other": other}


def _draws(base: int, one: int, other: int, four: list[dict]) -> int:
    return max(0, one + other - base)


def _ahead(base: int, one: int, other: int, four: list[dict]) -> Any:
    """How much is handed out at once; where all is out, there was no more to see."""
    seen, there = four[3]["ahead"], four[3]["handed out"]
    predicted = _plainly(base, one, other)
    if isinstance(predicted, int):
        return min(predicted, there)
    possible = {there}
    for (value, place), rest in (((one, 1), other), ((other, 2), one)):
        if value == four[place]["handed out"]:  # as much as there was, whatever the limit
            possible.add(min(rest, there))
    return seen if seen in possible else predicted


def _behind(base: Any, one: Any, other: Any, four: list[dict]) -> Any:
    predicted, batches = _plainly(base, one, other), len(four[3]["sizes"][0])
    if not isinstance(predicted, list):
        return predicted
    there = [batch for batch in predicted if batch < batches]
    return "all" if there == list(range(1, batches)) else there


RULES: dict[str, Callable[..., Any]] = {
    "order": _order,
    "sizes": _sizes,
    "draws": _draws,
    "ahead": _ahead,
    "behind": _behind,
}
