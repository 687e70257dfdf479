"""The style sheet and the script stay in small files and are served as one each: `collectstatic` inlines the parts that
`css/main.css` and `js/app.js` name.

Without collecting (a developer's shell, tests) the browser follows the same `@import` and `import` lines itself, and
nothing is built.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from branchsales.scripts import SCRIPT, bundle_script

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


def _whole_style_sheet(read: Callable[[str], str]) -> str:
    return bundle(read(STYLE_SHEET), read=lambda path: read(f"css/{path}"))


def _whole_script(read: Callable[[str], str]) -> str:
    return bundle_script(SCRIPT, read=read)


WHOLES = {STYLE_SHEET: _whole_style_sheet, SCRIPT: _whole_script}


class BundledStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Static files under hashed names, compressed; parts of the style sheet and the script only as a whole."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        served = {path: place for path, place in paths.items() if not _is_part(path)}
        for path in served.keys() & WHOLES.keys():
            _storage, name = served[path]
            served[path] = (_Bundle(paths, WHOLES[path]), name)
        yield from super().post_process(served, dry_run, **options)


class _Bundle(Storage):
    """Opens a file as the bundle of its parts, each read where the finders found it."""

    def __init__(
        self, paths: dict[str, tuple[Storage, str]], make_whole: Callable[[Callable[[str], str]], str]
    ) -> None:
        self.paths = paths
        self.make_whole = make_whole

    def _open(self, name: str, mode: str = "rb") -> File:  # type: ignore[type-arg]
        return ContentFile(self.make_whole(self._part).encode())

    def _part(self, path: str) -> str:
        storage, name = self.paths[path]
        with storage.open(name) as file:
            return str(file.read(), "utf-8")


def _is_part(path: str) -> bool:
    return path.startswith(("css/", "js/")) and path not in WHOLES
