"""The footer says what the site was built from, and claims no run that nobody recorded."""

from __future__ import annotations

import pytest

from tools.paths import pinned_torch
from tools.site.address import Address
from tools.site.edition import environment

LINES = {
    "zh": "torch {0} · 本地构建 · CPU 上运行：还没有记录 · GPU 上运行：还没有记录",
    "en": "torch {0} · local build · run on a CPU: not recorded yet"
    " · run on a GPU: not recorded yet",
}


@pytest.mark.parametrize("edition", LINES)
def test_a_local_build_claims_nothing(site, edition):
    line = LINES[edition].format(pinned_torch())
    for page in ("index.html", "arguments/num_workers/index.html"):
        assert line in (site / edition / page).read_text(encoding="utf-8")


def test_the_torch_of_the_footer_is_the_pinned_one():
    assert environment(Address("https://a.example/"))["HANDBOOK_TORCH"] == pinned_torch()
