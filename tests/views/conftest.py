from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from servanda.ledger import Ledger

from .story import tell


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with tell(tmp_path / "story.ledger") as opened:
        yield opened
