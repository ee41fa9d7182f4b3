"""Joined style sheets and modules: in order, whole, and refused where a form is not known."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.site import bundle

A = 'import {\n  two,\n} from "./b.js";\n// A remark.\nexport { one } from "./c.js";\n'
B = 'import { one } from "./c.js";\nexport const two = () => one + 1, three = 3;\n'
C = "export const one = 1;\n"
JOINED = """\
// a.js and what it imports; their sources are in docs/theme/assets/js.
const $c = (() => {
const one = 1;
return { one };
})();
const $b = (() => {
const { one } = $c;
const two = () => one + 1, three = 3;
return { two };
})();
const { two } = $b;
const $given_one = $c.one;
export { $given_one as one };
"""


def write(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        (folder / f"{name}.js").write_text(text, encoding="utf-8")
    return folder / "a.js"


def test_a_module_comes_after_what_it_imports(tmp_path: Path) -> None:
    assert bundle.module(write(tmp_path, a=A, b=B, c=C)) == JOINED


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('import all from "./c.js";\n', "does not know: import all"),
        ('import * as all from "./c.js";\n', r"does not know: import \* as all"),
        ('import { one as two } from "./c.js";\n', "does not know: .'one as two'"),
        ("export default 1;\n", "does not know: export default"),
        ("export let changing = 1;\n", "does not know: export let"),
        ('const late = import("./c.js");\n', r"does not know: import\("),
        ('import { two } from "./a.js";\n', "a > b > a"),
    ],
)
def test_other_forms_are_refused(tmp_path: Path, text: str, said: str) -> None:
    entry = write(tmp_path, a=A, b=text + B, c=C)
    with pytest.raises(ValueError, match=said):
        bundle.module(entry)


def sheets(folder: Path, **texts: str) -> Path:
    """A page that links the sheets, in a folder below the edition."""
    (folder / "assets/css").mkdir(parents=True)
    (folder / "page").mkdir()
    links = []
    for name, text in texts.items():
        (folder / f"assets/css/{name}.css").write_text(text, encoding="utf-8")
        links.append(f'<link rel="stylesheet" href="../assets/css/{name}.css">')
    html = f"<head>\n  {'  '.join(links)}</head>"
    (folder / "page/index.html").write_text(html, encoding="utf-8")
    return folder


def test_a_page_links_one_sheet_in_order(tmp_path: Path) -> None:
    edition = sheets(tmp_path, one="a { b: c }", two="/* why */\nd { e: f }")
    bundle.styles(edition)
    (sheet,) = (edition / "assets/css").iterdir()
    assert sheet.read_text(encoding="utf-8") == '@charset "UTF-8";\na { b: c }d { e: f }\n'
    html = (edition / "page/index.html").read_text(encoding="utf-8")
    assert html == f'<head>\n<link rel="stylesheet" href="../assets/css/{sheet.name}">\n</head>'


def test_pages_with_other_sheets_are_refused(tmp_path: Path) -> None:
    edition = sheets(tmp_path, one="a { b: c }", two="d { e: f }")
    link = '<link rel="stylesheet" href="assets/css/one.css">'
    (edition / "index.html").write_text(link, encoding="utf-8")
    with pytest.raises(ValueError, match="2 different lists"):
        bundle.styles(edition)


def test_a_sheet_that_imports_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="@import"):
        bundle.styles(sheets(tmp_path, one="@import 'b.css';"))
