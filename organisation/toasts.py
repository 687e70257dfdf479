"""What was done, told in passing at the foot of the next page; with a button that takes it back where that can be."""

from django.contrib import messages
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest

_UNDO = "undo:"


def done(request: HttpRequest, text: str, *, undo_url: str = "") -> None:
    """Tell what was done, in one sentence.

    `undo_url` is the address of the verb that takes it back: it is posted to with the once-token (`form_token`) and
    the page to return to (`next`, see `organisation.redirects.safe_next`), and tells in its turn what it did. What can
    no longer be undone by then it refuses with `messages.error`. Without an address this is `messages.success`.
    """
    messages.success(request, text, extra_tags=f"{_UNDO}{undo_url}" if undo_url else "")


def undo_url(message: Message) -> str:
    """The address that takes back what the message tells, empty where there is none."""
    tags = message.extra_tags or ""
    return tags.removeprefix(_UNDO) if tags.startswith(_UNDO) else ""
