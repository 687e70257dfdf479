"""People and other names on a page: staff in the reader's script, customers always as they write themselves."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Protocol

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from organisation.names import given_for_mark, latin_name
from organisation.ui.language import in_chinese

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")


class Named(Protocol):
    name: str


Person = Named | str | None


def staff_name(person: Person) -> str:
    """A colleague's name: as it is on Chinese pages, in Latin letters and surname first on English ones."""
    name = name_of(person)
    return name if in_chinese() else _in_latin(name)


# Of colleagues only, who are few; a customer's name is never kept.
_in_latin = lru_cache(maxsize=8192)(latin_name)


def initial_letters(person: Person, among: Iterable[Person] = ()) -> str:
    """The two characters or letters of a colleague's mark; the whole name where somebody `among` them has it too."""
    own, name = name_of(person), staff_name(person)
    mark = given_for_mark(name)
    others = {name_of(one) for one in among} - {own}
    return name if any(given_for_mark(staff_name(other)) == mark for other in others) else mark


def written(text: object) -> SafeString:
    """What somebody wrote or is called, untranslated: on an English page marked as Chinese where it is."""
    if in_chinese() or not _HAN.search(str(text)):
        return conditional_escape(str(text))
    return format_html('<span lang="zh-CN">{}</span>', text)


def name_of(person: Person) -> str:
    """The stored name of a person, empty for nobody."""
    if person is None:
        return ""
    return person if isinstance(person, str) else person.name


def initial(person: Person, part: str = "", *, among: Iterable[Person] = ()) -> SafeString:
    """A person, small. Part is `finder` (round and solid), `receiver` (square and ruled), `waiting` (dashed) or none.

    The mark is silent; write or speak the name beside it. Where it stands alone, `among` names those it must be told
    from: two alike get the whole name.
    """
    letters = initial_letters(person, among)
    look = f"initial initial--{part}" if part else "initial"
    if len(letters) > 2:
        look += " initial--whole"
    return format_html('<span class="{}" aria-hidden="true">{}</span>', look, letters)


def pair(finder: Person, closer: Person, *, among: Iterable[Person] = ()) -> SafeString:
    """Two people who sold together, tied by a line."""
    all_of_them = [finder, closer, *among]
    return format_html(
        '<span class="pair" aria-hidden="true">{}{}</span>',
        initial(finder, "finder", among=all_of_them),
        initial(closer, "receiver", among=all_of_them),
    )


def you_or_name(person: Person, *, is_you: bool) -> str:
    """The person, or "you" for the one who reads."""
    return _("you") if is_you else staff_name(person)
