"""The link of a row that opens beside its list (see `components/_drawer.html`)."""

from django.utils.html import format_html
from django.utils.safestring import SafeString


def beside(url: str, is_open: bool = False) -> SafeString:
    """The attributes of the link: `<a class="task__name" {% beside url %} data-row>`.

    `url` is the address of the list *with* the opened one, so that it can be kept, shared and opened without script;
    `is_open` marks the row that is opened.
    """
    return format_html(
        'href="{}" hx-get="{}" hx-target="#beside" hx-swap="outerHTML" hx-push-url="true" data-beside{}',
        url,
        url,
        SafeString(' aria-current="true"') if is_open else "",
    )
