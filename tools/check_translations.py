"""Fails where the Chinese is missing, stale or not as the bank speaks; each line names the text and what to mend.

python -m tools.check_translations
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from tools.messages import CATALOGUE, ROOT, extracted, files, is_translated, singular, stored
from tools.translation_rules import faults
from tools.unmarked_texts import unmarked

# The page of parts is the developers', and English like the code.
FOR_DEVELOPERS = "templates/design/"


def problems(texts: Catalog, catalogue: Catalog) -> Iterator[str]:
    """What is wrong with the catalogue, given the texts of code and pages."""
    for message in _entries(texts):
        known = catalogue.get(singular(message.id), message.context)
        if known is None or isinstance(known.id, str) != isinstance(message.id, str):
            yield _line(message, "is not in the catalogue: run python -m tools.messages and translate it")
        elif known.fuzzy:
            yield _line(message, "is marked fuzzy: read it and take the mark away")
        elif not is_translated(known):
            yield _line(message, "has no Chinese")
        else:
            yield from (_line(message, fault) for fault in faults(_full(known), _chinese(known)))
    for message in _entries(catalogue):
        if texts.get(singular(message.id), message.context) is None:
            yield _line(message, "is said nowhere any more: run python -m tools.messages")
    for message in catalogue.obsolete.values():
        yield _line(message, "is marked obsolete: run python -m tools.messages")


def unmarked_problems(root: Path) -> Iterator[str]:
    """Words of the pages that nobody can translate."""
    for path in files(root):
        name = path.relative_to(root).as_posix()
        if path.suffix == ".html" and not name.startswith(FOR_DEVELOPERS):
            for text in unmarked(path.read_text(encoding="utf-8")):
                yield f"“{text}” [{name}]: is not marked for translation"


def _entries(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _full(message: Message) -> str:
    """The English that holds every placeholder: the plural, where there is one."""
    return message.id if isinstance(message.id, str) else message.id[1]


def _chinese(message: Message) -> str:
    return message.string if isinstance(message.string, str) else (message.string or ("",))[0]


def _line(message: Message, fault: str) -> str:
    where = ", ".join(sorted({name for name, _line in message.locations})) or "-"
    context = f" ({message.context})" if message.context else ""
    return f"“{singular(message.id)}”{context} [{where}]: {fault}"


def main(root: Path = ROOT, path: Path = CATALOGUE) -> int:
    """Print what is wrong; 1 if anything is."""
    found = [*problems(extracted(root), stored(path)), *unmarked_problems(root)]
    sys.stdout.writelines(f"{line}\n" for line in found)
    sys.stdout.write(f"{len(found)} to mend\n" if found else "Every text has its Chinese.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
