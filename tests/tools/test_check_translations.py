from babel.messages.catalog import Catalog

from tools.check_translations import main, problems


def catalogue(*entries, **flags):
    made = Catalog(locale="zh_Hans")
    for english, chinese, context in entries:
        made.add(english, chinese, context=context, locations=[("leads/capture.py", 1)], **flags)
    return made


def found(texts, known):
    return list(problems(texts, known))


def test_a_complete_catalogue_has_no_problem():
    both = catalogue(("Save", "保存", None), (("%(n)s lead", "%(n)s leads"), ("%(n)s 条线索",), None))
    assert found(both, both) == []


def test_each_problem_names_the_text_and_its_file():
    texts = catalogue(("Save", "", None), ("Save", "", "button"))
    (missing, untranslated) = found(texts, catalogue(("Save", "", "button")))
    assert missing.startswith("“Save” [leads/capture.py]: is not in the catalogue")
    assert untranslated == "“Save” (button) [leads/capture.py]: has no Chinese"


def test_what_is_fuzzy_stale_or_obsolete_is_told():
    (fuzzy,) = found(catalogue(("Save", "", None)), catalogue(("Save", "保存", None), flags=["fuzzy"]))
    assert "fuzzy" in fuzzy
    (stale,) = found(catalogue(), catalogue(("Save", "保存", None)))
    assert "said nowhere" in stale
    known = catalogue()
    known.obsolete["Save"] = catalogue(("Save", "保存", None)).get("Save")
    (obsolete,) = found(catalogue(), known)
    assert "obsolete" in obsolete


def test_a_text_that_became_a_plural_is_asked_for_again():
    (problem,) = found(catalogue((("lead", "leads"), ("", ""), None)), catalogue(("lead", "线索", None)))
    assert "not in the catalogue" in problem


def test_the_exit_code_tells(tmp_path, capsys):
    (tmp_path / "a.py").write_text('_("Save")')
    assert main(tmp_path, tmp_path / "none.po") == 1
    assert "1 to mend" in capsys.readouterr().out
    (tmp_path / "a.py").write_text("")
    assert main(tmp_path, tmp_path / "none.po") == 0
