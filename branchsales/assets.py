"""The style sheet stays in small files and is served as one: `collectstatic` inlines the parts `css/main.css` names.

Without collecting (a developer's shell, tests) the browser follows the same `@import` lines itself; nothing is built.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLE_SHEET = "css/main.css"
_IMPORT = re.compile(r'@import url\("(?P<path>[^"]+)"\)(?: layer\((?P<layer>[\w-]+)\))?;')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r" ?([{};]) ?")


def bundle(sheet: str, *, read: Callable[[str], str]) -> str:
    """The sheet with its parts in place of the `@import` lines, each in its layer, without comments and line breaks."""

    def inline(found: re.Match[str]) -> str:
        part = read(found["path"])
        return f"@layer {found['layer']}{{{part}}}" if found["layer"] else part

    return _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", _IMPORT.sub(inline, sheet)))).strip()


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Static files under hashed names, compressed; the parts of the style sheet only as one file."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        whole = {path: place for path, place in paths.items() if not _is_part(path)}
        if STYLE_SHEET in whole:
            storage, name = whole[STYLE_SHEET]
            parts = {path: place for path, place in paths.items() if _is_part(path)}
            whole[STYLE_SHEET] = (_Bundle(parts, storage), name)
        yield from super().post_process(whole, dry_run, **options)


class _Bundle(Storage):
    """Opens the style sheet as the bundle of its parts, each read where the finders found it."""

    def __init__(self, parts: dict[str, tuple[Storage, str]], storage: Storage) -> None:
        self.parts = parts
        self.storage = storage

    def _open(self, name: str, mode: str = "rb") -> File:  # type: ignore[type-arg]
        return ContentFile(bundle(_text(self.storage, name), read=self._part).encode())

    def _part(self, path: str) -> str:
        storage, name = self.parts[f"css/{path}"]
        return _text(storage, name)


def _is_part(path: str) -> bool:
    return path.startswith("css/") and path != STYLE_SHEET


def _text(storage: Storage, name: str) -> str:
    with storage.open(name) as file:
        return str(file.read(), "utf-8")
