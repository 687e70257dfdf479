"""The script stays in small modules, one idea each, and is served as one file without a builder.

A developer's browser follows the `import` lines of `js/app.js` itself. For serving, each module becomes a function that
is called once and hands out what it exports; so names of one module stay unknown to the others.
"""

import posixpath
import re
from collections.abc import Callable

SCRIPT = "js/app.js"
_IMPORT = re.compile(r'^import (?:(?P<names>\{[^}]*\}) from )?"(?P<path>\./[\w./-]+)";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?P<kind>const|function) (?P<name>[\w$]+)", re.MULTILINE)
_COMMENT = re.compile(r"^\s*/\*.*?\*/[ \t]*\n?", re.DOTALL | re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+|\n(?=\n)", re.MULTILINE)


def bundle_script(entry: str, *, read: Callable[[str], str]) -> str:
    """The entry with every module it imports before it, each once, without comments and indents.

    `read` gives the text of a module by its path. Modules import names in braces, from paths that begin with "./",
    one statement a line, and export constants and functions where they make them; that is all they may.
    """
    done: dict[str, str] = {}

    def name_of(path: str) -> str:
        return f"${re.sub(r'[^0-9A-Za-z]', '_', path.removesuffix('.js'))}"

    def add(path: str) -> None:
        if path in done:
            return
        done[path] = ""  # a module that imports itself by a detour finds it begun, as in the browser
        text = _COMMENT.sub("", read(path))

        def imported(found: re.Match[str]) -> str:
            other = posixpath.normpath(posixpath.join(posixpath.dirname(path), found["path"]))
            add(other)
            return f"const {found['names']} = {name_of(other)};" if found["names"] else ""

        body = _EXPORT.sub(r"\g<kind> \g<name>", _IMPORT.sub(imported, text))
        exports = ", ".join(found["name"] for found in _EXPORT.finditer(text))
        whole = f"const {name_of(path)} = (() => {{\n{body}\nreturn {{ {exports} }};\n}})();"
        done.pop(path)
        done[path] = _INDENT.sub("", whole)

    add(entry)
    return "\n".join(done.values()) + "\n"
