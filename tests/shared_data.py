"""Real histories to try the import with. They are not part of the repository; without them these tests are skipped."""

import os
from pathlib import Path

import pytest

_NEXT_TO_THE_REPOSITORY = Path(__file__).parents[2] / "shared" / "data"
SHARED_DATA = Path(os.environ.get("BRANCHSALES_SHARED_DATA", _NEXT_TO_THE_REPOSITORY))


def shared(*parts: str) -> Path:
    """A file or folder of the shared data."""
    path = SHARED_DATA.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"the shared data is not here: {path}")
    return path
