"""The product's texts and their Chinese: find them in code and pages, keep the catalogue, compile it.

    python -m tools.messages             brings the catalogue up to what code and pages say now
    python -m tools.messages --compile   makes the file the product reads; set-up does this, and so do the tests

Needs Babel and Django, not the system's gettext. See docs/translations.md.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LOCALE = "zh_Hans"
CATALOGUE = ROOT / "locale" / LOCALE / "LC_MESSAGES" / "django.po"
HEADER = f"""# The product in Simplified Chinese. Kept by tools/messages.py; the words are the glossary's.
msgid ""
msgstr ""
"Language: {LOCALE}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
NOT_THE_PRODUCT = {"tests", "tools", "docs", "locale", "migrations", "static", "staticfiles", "build", "__pycache__"}
PAGES = {".html", ".txt"}
_SPEC = {name: DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext", "npgettext")}
KEYWORDS = {"_": None} | _SPEC | {f"{name}_{form}": spec for name, spec in _SPEC.items() for form in ("lazy", "noop")}


def texts_in_python(source: str) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Each text (a singular and its plural together) that the source marks for translation, with its context."""
    found = extract("python", BytesIO(source.encode()), keywords=KEYWORDS, options={"encoding": "utf-8"})
    for _line, message, _comments, context in found:
        yield message, context


def texts_in_page(source: str, origin: str = "") -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """The same for a page: Django turns its tags into calls; the rest is filling and must not indent."""
    calls = templatize(source, origin=origin)
    return texts_in_python("\n".join(line.strip() for line in calls.splitlines()))


def files(root: Path = ROOT) -> Iterator[Path]:
    """Every Python file and page of the product, in a fixed order."""
    for folder, below, names in os.walk(root):
        below[:] = sorted(name for name in below if name not in NOT_THE_PRODUCT and not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if path.suffix == ".py" or (path.suffix in PAGES and "templates" in path.relative_to(root).parts):
                yield path


def extracted(root: Path = ROOT) -> Catalog:
    """All the texts of the product, each with the files that say it."""
    catalog = Catalog(locale=LOCALE, charset="utf-8")
    for path in files(root):
        source = path.read_text(encoding="utf-8")
        name = path.relative_to(root).as_posix()
        for message, context in texts_in_python(source) if path.suffix == ".py" else texts_in_page(source, name):
            catalog.add(message, context=context, locations=[(name, 1)])
    return catalog


def stored(path: Path = CATALOGUE) -> Catalog:
    """The catalogue as it lies there; an empty one where there is none."""
    if not path.exists():
        return Catalog(locale=LOCALE, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=LOCALE, charset="utf-8", abort_invalid=True)


def updated(texts: Catalog, known: Catalog) -> Catalog:
    """The texts with the Chinese that is known for them. A text that changed begins anew: nothing is guessed."""
    for message in texts:
        before = known.get(singular(message.id), message.context) if message.id else None
        if before and isinstance(before.id, str) == isinstance(message.id, str):
            message.string = before.string
            message.user_comments = before.user_comments
            message.flags |= before.flags & {"fuzzy"}
    return texts


def as_po(catalog: Catalog) -> bytes:
    """The catalogue as a file that differs from the last one only by what was said: no dates, no line numbers."""
    body = BytesIO()
    write_po(body, catalog, width=0, omit_header=True, sort_output=True, ignore_obsolete=True, include_lineno=False)
    return HEADER.encode() + body.getvalue().strip() + b"\n"


def compile_catalogue(path: Path = CATALOGUE) -> Path:
    """Make the .mo beside the .po. Written aside and moved: a process that reads it never sees half of it."""
    target = path.with_suffix(".mo")
    aside = target.with_name(f".{target.name}.{os.getpid()}")
    with aside.open("wb") as file:
        write_mo(file, stored(path))
    aside.replace(target)
    return target


def compile_if_older(path: Path = CATALOGUE) -> None:
    """Compile unless the .mo is as new as the .po."""
    target = path.with_suffix(".mo")
    if not target.exists() or target.stat().st_mtime < path.stat().st_mtime:
        compile_catalogue(path)


def is_translated(message: Message) -> bool:
    """Whether there is Chinese for it; a text with a plural has one form in Chinese."""
    return bool(message.string if isinstance(message.string, str) else message.string and all(message.string[:1]))


def singular(message_id: str | tuple[str, ...] | list[str]) -> str:
    """The text itself, or the first of the two where it has a plural."""
    return message_id if isinstance(message_id, str) else message_id[0]


def main(arguments: list[str] | None = None) -> int:
    """Update the catalogue, or compile it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--compile", action="store_true", help="make the file the product reads")
    if parser.parse_args(arguments).compile:
        compile_catalogue()
        return 0
    catalog = updated(extracted(), stored())
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    CATALOGUE.write_bytes(as_po(catalog))
    waiting = sum(not is_translated(message) for message in catalog if message.id)
    sys.stdout.write(f"{len(catalog)} texts, {waiting} without Chinese\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
