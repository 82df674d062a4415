import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
import demo


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the demo that a test may change."""
    demo.copy(tmp_path / "admin")
    return tmp_path / "admin"
