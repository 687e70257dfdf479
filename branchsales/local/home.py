"""Where the embedded services keep their state, and the addresses under which they answer. Starts nothing."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

CHECKOUT = Path(__file__).resolve().parents[2]
DATABASE = USER = "branchsales"
# A socket's address holds 107 bytes; PostgreSQL adds the name of its own file to the folder's.
LONGEST_FOLDER = 107 - len("/.s.PGSQL.5432.lock")


@dataclass(frozen=True)
class Home:
    """The folder of one installation: $BRANCHSALES_HOME, else `.run/` in the checkout."""

    folder: Path

    @property
    def sockets(self) -> Path:
        """The folder of the sockets: inside, or a short one elsewhere where the path would be too long."""
        inside = self.folder / "sockets"
        return inside if len(os.fsencode(inside)) <= LONGEST_FOLDER else self._elsewhere(Path(tempfile.gettempdir()))

    @property
    def data(self) -> Path:
        """The folder of the database: inside, or under /var/lib where root's server could not reach it.

        PostgreSQL never runs as root, so root starts it as `nobody`, who must be able to walk to its folder.
        """
        if os.geteuid() != 0 or _everybody_can_reach(self.folder):
            return self.folder / "postgres"
        return self._elsewhere(Path("/var/lib")) / "postgres"

    @property
    def valkey_socket(self) -> Path:
        return self.sockets / "valkey.sock"

    @property
    def lock(self) -> Path:
        """Held by whoever runs the services."""
        return self.folder / "services.lock"

    @property
    def logs(self) -> Path:
        return self.folder / "logs"

    @property
    def database_url(self) -> str:
        return f"postgresql://{USER}@{quote(str(self.sockets), safe='')}/{DATABASE}"

    @property
    def redis_url(self) -> str:
        return f"unix://{self.valkey_socket}"

    def _elsewhere(self, parent: Path) -> Path:
        return parent / f"branchsales-{hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:12]}"


def home() -> Home:
    """The home this process belongs to."""
    return Home(Path(os.environ.get("BRANCHSALES_HOME") or CHECKOUT / ".run").absolute())


def _everybody_can_reach(folder: Path) -> bool:
    return all(parent.stat().st_mode & 0o001 for parent in folder.parents)
