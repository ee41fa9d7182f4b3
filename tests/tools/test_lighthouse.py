"""The table of Lighthouse's scores: medians of what it reports, and a 1 when the aim is missed."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from tools import lighthouse
from tools.paths import EDITIONS

# Reports as Lighthouse does; performance is a line of the file `scores`, one for each run.
FAKE = """
import json, sys
from pathlib import Path
scores = Path(__file__).with_name("scores")
first, _, rest = scores.read_text().partition("\\n")
scores.write_text(rest)
if first == "broken":
    sys.exit(1)
kinds = {"accessibility": 1, "best-practices": 1, "seo": 1, "performance": float(first)}
audits = dict.fromkeys(%r, {"numericValue": 12.3})
(report,) = [one.split("=")[1] for one in sys.argv if one.startswith("--output-path=")]
categories = {kind: {"score": score} for kind, score in kinds.items()}
Path(report).write_text(json.dumps({"categories": categories, "audits": audits}))
"""
COUNT = len(EDITIONS) * len(lighthouse.PAGES)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run the tool on a stand-in for Lighthouse that gives these scores, page after page."""
    monkeypatch.setattr(lighthouse, "build_site", lambda *_: None)
    monkeypatch.setattr(lighthouse, "served", lambda *_, **__: nullcontext("http://here/"))
    monkeypatch.setattr(lighthouse, "chromium", lambda: "chromium")
    (tmp_path / "fake.py").write_text(FAKE % list(lighthouse.TIMES), encoding="utf-8")

    def main(*scores: object) -> int:
        (tmp_path / "scores").write_text("\n".join(map(str, scores)), encoding="utf-8")
        command = ["lighthouse", "--lighthouse", sys.executable, str(tmp_path / "fake.py")]
        monkeypatch.setattr(sys, "argv", command)
        return lighthouse.main()

    return main


def test_the_median_of_three_runs_counts(run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*[1, 0.2, 0.99] * COUNT) == 0
    *rows, last = capsys.readouterr().out.splitlines()[1:]
    assert len(rows) == COUNT
    assert rows[0].split()[:2] == ["zh/", "99"] and rows[0].endswith("20 to 100")
    assert last == "performance: median 99 (aim 98), worst page 99 (aim 95)"


@pytest.mark.parametrize("scores", [[0.97] * COUNT, [0.94] + [1] * (COUNT - 1)])
def test_a_missed_aim_is_an_error(run, scores: list[float]) -> None:
    assert run(*[score for score in scores for _ in range(3)]) == 1


def test_a_run_that_fails_names_its_page(run) -> None:
    with pytest.raises(SystemExit, match="lighthouse failed on http://here/zh/"):
        run("broken")
