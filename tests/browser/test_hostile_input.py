"""What is pasted into an interactive page, or comes with its address, is only ever text.

One tab for each page takes the whole list: through its fields, through the query as the way back
gives it, through the hash, and a few of them through an address that is loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest

from tests.browser.conftest import Visit
from tools.paths import EDITIONS

FORM = "[data-module] form"
FORMS = ("arguments/checker/", "memory/budget/", "batch-to-loss/conv2d/", "reference/snippets/")
PLAIN = ("arguments/together/", "reference/history/")  # interactive by their links alone
MARK = "window.__hit=1"
TEXTS = [
    f"<script>{MARK}</script>",
    f"<img src=x onerror={MARK}>",
    f'"><svg/onload={MARK}>',
    f"'-({MARK})-'",
    "</textarea></select></title><iframe srcdoc='<script>parent.__hit=1</script>'>",
    f"javascript:{MARK}",
    f"${{{MARK}}}{{{{{MARK}}}}}",
    "`\"'\\",
    "\u202egnp.exe\u202c \u200f\u2066x",  # marks that turn the direction of writing
    "a\u0000b\u001b[2J\u2028\u2029\ufeff",
    "\ud800",  # half of a character
    "__proto__",
    "constructor",
    "toString",
    "(" * 3000,
    "[" * 3000 + "]" * 3000,
    '{"a":' * 1000,
    "%",
    "%E0%A4%A",
    "(a+)+$",
    "9" * 5000,
]
# As they stand in an address: faults of percent-encoding, names of every object.
QUERIES = [
    "?%",
    "?%E0%A4%A=%ff%fe&%00=%00",
    "?__proto__[hit]=1&constructor[prototype][hit]=1&__proto__=1&toString=2&hasOwnProperty=3",
    "?" + "&" * 3000 + "=" * 3000,
]
HASHES = [
    "#%",
    "#%E0%A4%A",
    "#\\",
    '#"]',
    "#a'b",
    "#__proto__",
    "#:target,*",
    f"#<img onerror={MARK}>",
]
LONG = 1_000_000  # characters
BOUND = 3_000  # ms within which a page answers, on a busy machine
CUT = 20_000  # characters of the longest address that a page makes by itself

# Gives each text to every field as a paste does, then to the address under every name.
FEED = """async ([form, texts, queries, bound]) => {
  const place = document.querySelector(form), slow = [];
  let fed = 0;
  const timed = (what, work) => {
    const start = performance.now();
    work();
    const took = performance.now() - start;
    if (took > bound) slow.push([what.slice(0, 40), took]);
  };
  const go = (query) => {
    history.replaceState(history.state, "", location.pathname + query);
    dispatchEvent(new PopStateEvent("popstate"));
  };
  const names = [...new Set([...place.elements].map((one) => one.name).filter(Boolean))];
  for (const text of texts) {
    const fields = "textarea, input:not([type=checkbox], [type=number])";
    for (const field of place.querySelectorAll(fields))
      timed(text, () => {
        fed++;
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
    timed(text, () => go(`?${new URLSearchParams(names.map((name) => [name, text]))}`));
    timed(text, () => go(`?${new URLSearchParams([[text, text]])}`));
    // The browser takes some 20 changes of the address a second.
    await new Promise((done) => setTimeout(done, 300));
  }
  for (const query of queries) timed(query, () => go(query));
  go("");
  return { fed: fed >= texts.length, slow };
}"""
# What a text may not become.
FOUND = """() => ({
  hit: window.__hit,
  polluted: Object.keys(Object.prototype).concat({}.hit ?? []),
  elements: [...document.querySelectorAll(
    "img[src=x], iframe:not([hidden]), [onerror], [onload], svg[onload], a[href^='javascript:' i]"
  )].map((one) => one.outerHTML.slice(0, 200)),
  scripts: document.scripts.length,
})"""


def tab(visit: Callable[..., Visit], path: str) -> Visit:
    """A page that notes a dialog as a fault."""
    seen = visit()

    def dialog(found: Any) -> None:
        seen.faults.append(f"dialog: {found.message}")
        found.dismiss()

    seen.tab.on("dialog", dialog)
    seen.open(path)
    return seen


def unharmed(seen: Visit, scripts: int) -> None:
    """No script ran, no element was made of a text, nothing was complained about."""
    found = seen.tab.evaluate(FOUND)
    assert found == {"hit": None, "polluted": [], "elements": [], "scripts": scripts}
    assert not seen.faults


def scripts_of(seen: Visit) -> int:
    """How many script elements the page has."""
    return seen.tab.evaluate("document.scripts.length")


@pytest.mark.parametrize("path", FORMS)
def test_a_form_takes_everything_as_text(visit: Callable[..., Visit], path: str) -> None:
    edition = EDITIONS[FORMS.index(path) % 2]
    seen = tab(visit, f"{edition}/{path}")
    seen.tab.wait_for_selector(FORM)
    scripts = scripts_of(seen)
    told = seen.tab.evaluate(FEED, [FORM, TEXTS, QUERIES, BOUND])
    assert told == {"fed": True, "slow": []}
    unharmed(seen, scripts)
    seen.tab.locator(f"{FORM} :is(input, textarea):visible").first.focus()
    seen.tab.keyboard.press("ControlOrMeta+A")
    seen.tab.keyboard.insert_text("<b>'\"&+#%" * (LONG // 10))  # the field cuts it
    address = seen.tab.evaluate("location.href")
    assert len(address) < CUT
    assert not set(address) & set("<>\"' ")
    text = quote(TEXTS[0] + TEXTS[1])
    names = seen.tab.evaluate(f"[...document.querySelector('{FORM}').elements].map((e) => e.name)")
    query = "&".join(f"{name}={text}" for name in dict.fromkeys(filter(None, names)))
    seen.open(f"{edition}/{path}?{query}&%E0%A4%A=%ff#%E0%A4%A")
    seen.tab.wait_for_selector(FORM)
    unharmed(seen, scripts_of(seen))


@pytest.mark.parametrize("path", [*FORMS, *PLAIN])
def test_a_hash_is_only_text(visit: Callable[..., Visit], path: str) -> None:
    edition = EDITIONS[[*FORMS, *PLAIN].index(path) % 2]
    seen = tab(visit, f"{edition}/{path}")
    scripts = scripts_of(seen)
    for hash_of in [*HASHES, "#" + "<b>%" * (LONG // 4)]:
        seen.tab.evaluate("(hash) => { location.hash = hash; }", hash_of)
        seen.tab.wait_for_timeout(50)  # ms, for what listens to it
    unharmed(seen, scripts)
    for hash_of in HASHES[1:3]:
        seen.tab.goto("about:blank")
        seen.open(f"{edition}/{path}?%ff&__proto__[hit]=1{hash_of}")
    unharmed(seen, scripts_of(seen))


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_search_takes_everything_as_text(visit: Callable[..., Visit], edition: str) -> None:
    seen = tab(visit, f"{edition}/reference/")
    scripts = scripts_of(seen)
    box = seen.tab.locator(".md-search__input")
    box.click()
    for text in [*TEXTS, "<b>" * 30_000]:
        box.evaluate("(box, text) => { box.value = text; }", text)
        box.press("End")
        seen.tab.wait_for_timeout(60)  # ms: the search runs beside the page
    box.fill("num_workers")  # it answers still
    box.press("End")
    seen.tab.wait_for_selector(".md-search-result__link")
    unharmed(seen, scripts)


@pytest.mark.parametrize("edition", EDITIONS)
def test_words_to_search_and_to_mark_in_an_address_are_only_text(
    visit: Callable[..., Visit], edition: str
) -> None:
    seen = tab(visit, f"{edition}/reference/")
    for text in (TEXTS[0] + TEXTS[1] + TEXTS[2], "((([[[{\\ (a+)+$ __proto__", "\u202e\u0000%"):
        words = quote(text)
        for query in (f"?q={words}", f"?h={words}"):
            seen.tab.goto("about:blank")
            seen.open(f"{edition}/reference/{query}")
            seen.tab.wait_for_timeout(300)  # ms, for the index of the search
            assert seen.tab.locator("h1").is_visible() or "?q" in query
            unharmed(seen, scripts_of(seen))
