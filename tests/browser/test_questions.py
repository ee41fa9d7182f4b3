"""Questions that readers asked: the page that answers each is among the first five found."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

import pytest
import yaml

from tests.browser.conftest import new_tab
from tests.browser.test_search import results
from tools.pages import Site
from tools.paths import DOCS, EDITIONS, ROOT

SEEN = 5  # pages that a reader looks at
QUESTIONS = yaml.safe_load((DOCS / "questions.yml").read_text(encoding="utf-8"))
CASES = [
    pytest.param(edition, question, id=f"{edition}-{question[edition]}")
    for edition in EDITIONS
    for question in QUESTIONS
]


@pytest.fixture(scope="module")
def tabs(browser, base):
    """One tab for each edition, on its home page, opened when first asked for."""
    opened = {}

    def tab(edition):
        if edition not in opened:
            opened[edition] = new_tab(browser, base)
            opened[edition].open(f"{edition}/")
        return opened[edition]

    yield tab
    for seen in opened.values():
        seen.tab.context.close()


@cache
def site() -> Site:
    return Site(ROOT)


@pytest.mark.parametrize(("edition", "question"), CASES)
def test_the_page_is_among_the_first_five_found(tabs, edition, question):
    seen = tabs(edition)
    found = results(seen, question[edition])
    top = urlsplit(f"{seen.base}{edition}/").path
    pages = list(dict.fromkeys(urlsplit(url).path.removeprefix(top).strip("/") for url in found))
    assert question["page"].removesuffix("/index") in pages[:SEEN], pages


@pytest.mark.parametrize(("edition", "question"), CASES)
def test_the_answer_stands_where_the_table_says(edition, question):
    pages = [p for p in site().pages if p.path == f"docs/{edition}/{question['page']}.md"]
    assert len(pages) == 1, question["page"]
    assert question["anchor"] in {heading.id for heading in pages[0].headings}


def test_every_question_is_asked_once_and_names_its_source():
    assert [q for q in QUESTIONS if not q["asked"].startswith(("http://", "https://"))] == []
    for key in ("zh", "en", "asked"):
        words = [question[key] for question in QUESTIONS]
        assert len(set(words)) == len(words), key
