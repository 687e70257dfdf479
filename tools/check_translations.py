"""Fails where the Chinese is missing, stale or not as the bank speaks; each line names the text and what to mend.

python -m tools.check_translations
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from tools.messages import CATALOGUE, ROOT, extracted, is_translated, stored
from tools.translation_rules import faults


def problems(texts: Catalog, catalogue: Catalog) -> Iterator[str]:
    """What is wrong with the catalogue, given the texts of code and pages."""
    for message in _entries(texts):
        known = catalogue.get(_singular(message), message.context)
        if known is None or isinstance(known.id, str) != isinstance(message.id, str):
            yield _line(message, "is not in the catalogue: run python -m tools.messages and translate it")
        elif known.fuzzy:
            yield _line(message, "is marked fuzzy: read it and take the mark away")
        elif not is_translated(known):
            yield _line(message, "has no Chinese")
        else:
            yield from (_line(message, fault) for fault in faults(_full(known), _chinese(known)))
    for message in _entries(catalogue):
        if texts.get(_singular(message), message.context) is None:
            yield _line(message, "is said nowhere any more: run python -m tools.messages")
    for message in catalogue.obsolete.values():
        yield _line(message, "is marked obsolete: run python -m tools.messages")


def _entries(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _full(message: Message) -> str:
    """The English that holds every placeholder: the plural, where there is one."""
    return message.id if isinstance(message.id, str) else message.id[1]


def _chinese(message: Message) -> str:
    return message.string if isinstance(message.string, str) else message.string[0]


def _line(message: Message, fault: str) -> str:
    where = ", ".join(sorted({name for name, _line in message.locations})) or "-"
    context = f" ({message.context})" if message.context else ""
    return f"“{_singular(message)}”{context} [{where}]: {fault}"


def main(root: Path = ROOT, path: Path = CATALOGUE) -> int:
    """Print what is wrong; 1 if anything is."""
    found = list(problems(extracted(root), stored(path)))
    sys.stdout.writelines(f"{line}\n" for line in found)
    sys.stdout.write(f"{len(found)} to mend\n" if found else "Every text has its Chinese.\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
