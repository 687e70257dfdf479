import gzip
import re
from pathlib import Path

import django_htmx
import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.storage import FileSystemStorage

from branchsales.assets import STYLE_SHEET, BundledStaticFilesStorage, bundle
from branchsales.scripts import SCRIPT, bundle_script

STATIC = Path(settings.BASE_DIR) / "static"


def whole() -> str:
    return bundle((STATIC / STYLE_SHEET).read_text(), read=lambda path: (STATIC / "css" / path).read_text())


def whole_script() -> str:
    return bundle_script(SCRIPT, read=lambda path: (STATIC / path).read_text())


def test_parts_take_the_place_of_their_import_in_their_layer():
    sheet = '@layer a, b;\n@import url("x.css") layer(a);\n@import url("y.css");\np { margin: 0; } /* last */\n'
    read = {"x.css": "i { top: 0; }", "y.css": "b { top: 1px; }"}.__getitem__
    assert bundle(sheet, read=read) == "@layer a, b;@layer a{i{top: 0;}}b{top: 1px;}p{margin: 0;}"


def test_every_part_is_named_once_and_nothing_else_is():
    named = re.findall(r'url\("([^"]+)"\)', (STATIC / STYLE_SHEET).read_text())
    parts = {str(path.relative_to(STATIC / "css")) for path in (STATIC / "css").rglob("*.css")} - {"main.css"}
    assert sorted(named) == sorted(parts)


def test_the_bundle_is_whole():
    text = whole()
    assert "@import" not in text
    assert text.count("{") == text.count("}")


def test_styles_and_scripts_of_a_first_visit_stay_small():
    htmx = Path(django_htmx.__file__).parent / "static" / "django_htmx" / "htmx-2.min.js"
    sent = [whole().encode(), whole_script().encode(), htmx.read_bytes()]
    assert sum(len(gzip.compress(one)) for one in sent) < 60_000


def test_a_module_stays_one_idea():
    assert not [path.name for path in (STATIC / "js").glob("*.js") if path.stat().st_size > 6_000]


def test_a_module_stands_before_those_that_use_it_and_hands_out_what_it_exports():
    modules = {
        "js/app.js": '/* All. */\nimport "./b.js";\nimport "./a.js";\n',
        "js/a.js": "/* One\n   idea. */\nexport const one = 1;\nexport function two() {\n  return one;\n}\n",
        "js/b.js": 'import { one, two } from "./a.js";\n\nconst any = "*/*";\ntwo(one, any);\n',
    }
    assert bundle_script("js/app.js", read=modules.__getitem__) == (
        "const $js_a = (() => {\nconst one = 1;\nfunction two() {\nreturn one;\n}\nreturn { one, two };\n})();\n"
        "const $js_b = (() => {\nconst { one, two } = $js_a;\n"
        'const any = "*/*";\ntwo(one, any);\nreturn {  };\n})();\n'
        "const $js_app = (() => {\nreturn {  };\n})();\n"
    )


def test_every_module_is_in_the_script_and_no_import_is_left():
    text = whole_script()
    modules = {f"$js_{path.stem.replace('-', '_')}" for path in (STATIC / "js").glob("*.js")}
    assert set(re.findall(r"^const (\$js_\w+) = \(\(\) =>", text, re.MULTILINE)) == modules
    assert not re.search(r"^\s*(?:import|export)\b", text, re.MULTILINE)


@pytest.mark.slow
def test_collecting_serves_the_sheet_and_the_script_as_one_file_each(tmp_path):
    storage = BundledStaticFilesStorage(location=tmp_path, base_url="/static/")
    found = {}
    for finder in get_finders():
        for path, place in finder.list([]):
            if path.startswith(("css/", "js/", "img/")):
                found[path] = (place, path)
                with place.open(path) as source:
                    FileSystemStorage(tmp_path).save(path, source)
    list(storage.post_process(found))
    served = storage.stored_name(STYLE_SHEET)
    assert re.fullmatch(r"css/main\.[0-9a-f]{12}\.css", served)
    assert (tmp_path / served).read_text() == whole()
    assert (tmp_path / f"{served}.gz").exists()
    script = storage.stored_name(SCRIPT)
    assert re.fullmatch(r"js/app\.[0-9a-f]{12}\.js", script)
    assert (tmp_path / script).read_text() == whole_script()
