"""Every drawing is one block of HTML with a name in its language, no colour and unique ids."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from tests.facts.a_record import good_record
from tools.drawing import wrap
from tools.drawing.bars import Bar, bar_chart, fitting_axis
from tools.facts import diagrams, measurements
from tools.paths import EDITIONS, FACTS

CLASSES = {"ink", "dim", "line", "soft", "fill-a", "fill-b", "fill-c", "hb-figure"}
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|rgb|hsl|(fill|stroke)=\"(?!none|currentColor)|style=")
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def charts(lang: str) -> dict[str, str]:
    record = good_record()
    labels = measurements.labels_of(record["question"], lang)
    case = record["cases"][0]
    return {f"{lang}/chart": measurements.chart(record, case, labels, lang)}


DRAWINGS = diagrams.sheets() | charts("zh") | charts("en")


@pytest.mark.parametrize("path", sorted(diagrams.sheets()))
def test_the_sheet_is_as_generated(path):
    assert (FACTS / path).read_text(encoding="utf-8") == DRAWINGS[path]


@pytest.mark.parametrize("path", sorted(DRAWINGS))
def test_one_block_that_markdown_keeps(path):
    text = DRAWINGS[path]
    assert "\n\n" not in text
    assert re.fullmatch(r"<figure.*</figure>\n", text, re.S)
    assert text.count("<figure") == 1


@pytest.mark.parametrize("path", sorted(DRAWINGS))
def test_it_has_a_name_and_a_description_in_its_language(path):
    root = ET.fromstring(DRAWINGS[path])
    drawing = root.find("svg")
    assert drawing.get("role") == "img"
    names = [drawing.find(tag) for tag in ("title", "desc")]
    assert drawing.get("aria-labelledby").split() == [name.get("id") for name in names]
    for name in names:
        assert len(name.text) > 15
        assert bool(CHINESE.search(name.text)) == path.startswith("zh/")


@pytest.mark.parametrize("path", sorted(DRAWINGS))
def test_no_colour_of_its_own_and_only_known_classes(path):
    assert not COLOUR.search(DRAWINGS[path])
    used = set(re.findall(r'class="([^"]+)"', DRAWINGS[path]))
    assert used <= CLASSES


@pytest.mark.parametrize("path", sorted(DRAWINGS))
def test_the_letters_can_be_read_on_a_phone(path):
    drawing = ET.fromstring(DRAWINGS[path]).find("svg")
    width = float(drawing.get("viewBox").split()[2])
    sizes = [float(text.get("font-size")) for text in drawing.iter("text")]
    assert min(sizes) * min(1, 320 / width) > 10


def test_ids_are_unique_over_all_drawings_of_an_edition():
    for lang in EDITIONS:
        texts = [text for path, text in DRAWINGS.items() if path.startswith(lang)]
        ids = re.findall(r' id="([^"]+)"', "".join(texts))
        assert len(ids) == len(set(ids))


def test_both_languages_draw_the_same_shapes():
    for name in diagrams.DIAGRAMS:
        shapes = [
            re.findall(r"<(rect|polyline|polygon)", DRAWINGS[f"{lang}/diagrams/{name}.svg"])
            for lang in EDITIONS
        ]
        assert shapes[0] == shapes[1]


def test_chinese_wraps_between_characters_and_never_before_a_comma():
    lines = wrap("主进程把索引放进队列，worker 再取", 60, 12)
    assert "".join(lines).replace(" ", "") == "主进程把索引放进队列，worker再取"
    assert len(lines) > 2
    assert not any(line.startswith("，") for line in lines)


def test_latin_wraps_at_spaces():
    assert wrap("one queue per worker", 95, 12) == ["one queue per", "worker"]


def test_text_that_leaves_the_sheet_is_refused():
    with pytest.raises(ValueError, match="does not fit"):
        bar_chart([Bar("a name that is far too long for a phone " * 3, "1 ms", 1, 2, 3)], "ms")


def test_a_log_axis_refuses_zero():
    with pytest.raises(ValueError, match="not positive"):
        fitting_axis([Bar("a", "0 ms", 0, 1, 2)])
