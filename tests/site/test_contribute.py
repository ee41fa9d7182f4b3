"""Each page leads to the forms of the repository, with the fields that the page knows filled."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tests.built_site import BASE
from tests.site.checks import parsed
from tools.measurements import files
from tools.paths import EDITIONS, ROOT
from tools.screenshots import pages, url_of

FORMS = ROOT / ".github/ISSUE_TEMPLATE"
TYPED = {"input", "textarea"}  # GitHub prefills no other kind, and may show no form at all then
OF_GITHUB = {"template", "title"}
NEW = "/issues/new?"


def forms(folder: Path = FORMS) -> dict[str, dict[str, str]]:
    """Each form's fields: id to type."""
    found = {}
    for path in sorted(folder.glob("*.yml")):
        form = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.name != "config.yml":
            found[path.name] = {field["id"]: field["type"] for field in form["body"]}
    return found


def faults(url: str, known: dict[str, dict[str, str]]) -> list[str]:
    """What is wrong with a link that opens a form."""
    given = parse_qs(urlsplit(url).query, keep_blank_values=True, strict_parsing=True)
    name = given.get("template", [""])[0]
    if name not in known:
        return [f"there is no form {name!r}"]
    wrong = [f"{key} stands twice" for key, values in given.items() if len(values) > 1]
    for key in given.keys() - OF_GITHUB:
        kind = known[name].get(key)
        if kind not in TYPED:
            wrong.append(f"{name}: {key} is {kind or 'no field'}; only inputs can be prefilled")
    return wrong + [f"{key} is empty" for key, values in given.items() if not values[0]]


def links(page: Path) -> dict[str, str]:
    """The links of a built page that open a form, by the name of the form."""
    found = [a.get("href", "") for a in parsed(page)[0].iter("a")]
    return {parse_qs(urlsplit(u).query)["template"][0]: u for u in found if NEW in u}


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_can_be_edited_and_reported(site: Path, edition: str) -> None:
    known = forms()
    for name in pages():
        page = site / edition / url_of(name) / "index.html"
        url = f"{BASE}{edition}/{url_of(name)}"
        found = links(page)
        assert {"wrong-statement.yml", "translation.yml"} <= set(found), name
        assert [fault for link in found.values() for fault in faults(link, known)] == [], name
        for form in ("wrong-statement.yml", "translation.yml"):
            given = parse_qs(urlsplit(found[form]).query)
            assert given["page"] == [url]
            assert given["title"][0].endswith(f"] {name}")
        assert parse_qs(urlsplit(found["wrong-statement.yml"]).query)["edition"] == [edition]
        edit = f"/edit/main/docs/{edition}/{name}.md"
        html = page.read_text(encoding="utf-8").split('class="hb-tell"')[1].split("</p>")[0]
        assert edit in html


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_measurement_names_its_question(site: Path, edition: str) -> None:
    asked = []
    for name in pages():
        found = links(site / edition / url_of(name) / "index.html")
        assert ("measurements.yml" in found) == name.startswith("measurements/"), name
        if name.startswith("measurements/") and name != "measurements/index":
            asked += parse_qs(urlsplit(found["measurements.yml"]).query)["question"]
    assert sorted(asked) == files.questions()


WRONG = [
    ("template=wrong-statement.yml&page=x&edition=en", ""),
    ("template=wrong.yml&page=x", "there is no form 'wrong.yml'"),
    ("template=wrong-statement.yml&pages=x", "pages is no field"),
    ("template=translation.yml&kind=a+term", "kind is dropdown"),
    ("template=wrong-statement.yml&page=", "page is empty"),
    ("template=wrong-statement.yml&page=a&page=b", "page stands twice"),
]


@pytest.mark.parametrize(("query", "words"), WRONG)
def test_a_link_to_nothing_is_found(query: str, words: str) -> None:
    found = faults(f"https://example.org/issues/new?{query}", forms())
    assert bool(found) == bool(words)
    assert words in " ".join(found)


def judged(*paths: Path, schema: str = "forms") -> subprocess.CompletedProcess:
    """What GitHub's own schema says of forms, or of the file that lists them."""
    check = [sys.executable, "-m", "check_jsonschema"]
    names = ["--builtin-schema", f"vendor.github-issue-{schema}", *map(str, paths)]
    return subprocess.run([*check, *names], capture_output=True, text=True)


def test_github_accepts_the_forms() -> None:
    for paths, schema in [
        ([FORMS / name for name in forms()], "forms"),
        ([FORMS / "config.yml"], "config"),
    ]:
        done = judged(*paths, schema=schema)
        assert done.returncode == 0, done.stdout


def test_github_would_refuse_a_faulty_form(tmp_path: Path) -> None:
    text = (FORMS / "translation.yml").read_text(encoding="utf-8")
    faulty = tmp_path / "translation.yml"
    faulty.write_text(text.replace("type: dropdown", "type: choice"), encoding="utf-8")
    assert judged(faulty).returncode == 1


@pytest.mark.parametrize("path", sorted(FORMS.glob("*.yml")), ids=lambda path: path.name)
def test_a_form_says_all_that_is_written_in_it(path: Path) -> None:
    """In YAML `` #`` begins a comment, and the rest of a plain sentence would be gone."""
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if re.search(r"\s#", line) and '"' not in line] == []


@pytest.mark.parametrize("name", forms())
def test_a_form_speaks_both_languages(name: str) -> None:
    form = yaml.safe_load((FORMS / name).read_text(encoding="utf-8"))
    texts = [form["name"], form["description"]]
    texts += [field["attributes"]["label"] for field in form["body"]]
    texts += [option for f in form["body"] for option in f["attributes"].get("options", [])]
    for text in texts:
        words = text if isinstance(text, str) else text["label"]
        assert re.search(r"[\u4e00-\u9fff]", words), words
        assert re.search(r"[A-Za-z]{2}", words), words
