import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
import demo


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demo."""
    folder = tmp_path_factory.mktemp("demo") / "admin"
    demo.copy(folder)
    return folder
