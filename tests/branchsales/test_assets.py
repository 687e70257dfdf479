import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.storage import FileSystemStorage

from branchsales.assets import STYLE_SHEET, BundledStaticFilesStorage, bundle

STATIC = Path(settings.BASE_DIR) / "static"


def whole() -> str:
    return bundle((STATIC / STYLE_SHEET).read_text(), read=lambda path: (STATIC / "css" / path).read_text())


def test_parts_take_the_place_of_their_import_in_their_layer():
    sheet = '@layer a, b;\n@import url("x.css") layer(a);\n@import url("y.css");\np { margin: 0; } /* last */\n'
    read = {"x.css": "i { top: 0; }", "y.css": "b { top: 1px; }"}.__getitem__
    assert bundle(sheet, read=read) == "@layer a, b;@layer a{i{top: 0;}}b{top: 1px;}p{margin: 0;}"


def test_every_part_is_named_once_and_nothing_else_is():
    named = re.findall(r'url\("([^"]+)"\)', (STATIC / STYLE_SHEET).read_text())
    parts = {str(path.relative_to(STATIC / "css")) for path in (STATIC / "css").rglob("*.css")} - {"main.css"}
    assert sorted(named) == sorted(parts)


def test_the_bundle_is_whole_and_small():
    text = whole()
    assert "@import" not in text
    assert text.count("{") == text.count("}")
    assert len(gzip.compress(text.encode())) < 20_000


def test_script_stays_small():
    assert (STATIC / "js" / "app.js").stat().st_size < 10 * 1024


@pytest.mark.slow
def test_collecting_serves_the_sheet_as_one_file(tmp_path):
    storage = BundledStaticFilesStorage(location=tmp_path, base_url="/static/")
    found = {}
    for finder in get_finders():
        for path, place in finder.list([]):
            if path.startswith(("css/", "js/app", "img/")):
                found[path] = (place, path)
                with place.open(path) as source:
                    FileSystemStorage(tmp_path).save(path, source)
    list(storage.post_process(found))
    served = storage.stored_name(STYLE_SHEET)
    assert re.fullmatch(r"css/main\.[0-9a-f]{12}\.css", served)
    assert (tmp_path / served).read_text() == whole()
    assert (tmp_path / f"{served}.gz").exists()
