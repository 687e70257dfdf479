import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.branchsales.local.running import processes_of


@pytest.fixture
def home() -> Iterator[Path]:
    """A home nobody has used, with a short path that every user can walk to; whatever still runs in it is ended."""
    folder = Path(tempfile.mkdtemp(prefix="bs-"))
    folder.chmod(0o755)
    yield folder / "home"
    for line in processes_of(folder):
        for entry in Path("/proc").iterdir():
            if entry.name.isdecimal():
                try:
                    same = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace") == line
                except OSError:
                    continue
                if same:
                    os.kill(int(entry.name), signal.SIGKILL)
    shutil.rmtree(folder, ignore_errors=True)
