"""What must be done before pages can be served: schema, style sheets, and on the first start the demo bank."""

import hashlib
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.db.utils import OperationalError

from branchsales.demo.sign_ins import PASSWORD
from branchsales.local.errors import CannotStart
from branchsales.local.home import home

STAMP = "branchsales.stamp"


def prepare(*, with_demo: bool) -> None:
    """All of it; each step only where something changed."""
    django.setup()
    _reach_database()
    call_command("migrate", interactive=False, verbosity=0)
    _collect()
    if with_demo and _is_empty():
        call_command("load_demo", password=PASSWORD)  # given, so that it prints none: that comes last, with the address


def _reach_database() -> None:
    try:
        connection.ensure_connection()
    except OperationalError as error:
        where = settings.DATABASES["default"]
        place = f"{where['NAME']} at {where['HOST'] or 'localhost'}"
        reason = str(error).strip().splitlines()[-1]
        raise CannotStart(f"The database {place} cannot be reached. Check DATABASE_URL. ({reason})") from error


def _collect() -> None:
    """Style sheets, scripts and pictures under hashed names; skipped while none of them changed."""
    root = Path(settings.STATIC_ROOT)
    now = _fingerprint(settings.BASE_DIR / "static", settings.BASE_DIR / "requirements.txt")
    stamp = root / STAMP
    if stamp.exists() and stamp.read_text() == now:
        return
    call_command("collectstatic", interactive=False, clear=root.exists(), verbosity=0)
    stamp.write_text(now)


def _fingerprint(*places: Path) -> str:
    digest = hashlib.sha256()
    for place in places:
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file():
                digest.update(str(file.relative_to(place.parent)).encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def _is_empty() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT NOT EXISTS (SELECT FROM organisation_staff)")
        return bool(cursor.fetchone()[0])


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "branchsales.settings")
    try:
        home().logs.mkdir(parents=True, exist_ok=True)
        prepare(with_demo="--with-demo" in sys.argv)
    except (CannotStart, ImproperlyConfigured) as reason:
        sys.stderr.write(f"{reason}\n")
        sys.exit(1)
