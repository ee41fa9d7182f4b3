"""The built site."""

from pathlib import Path

import pytest

from tests.built_site import built_once


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config) -> Path:
    return built_once(tmp_path_factory, pytestconfig)
