"""The addresses of broker and cache, both from the one REDIS_URL. Pure."""

from urllib.parse import urlsplit, urlunsplit

CACHE_DATABASE = 2


def broker_url(url: str) -> str:
    """As Celery writes it: a socket is `redis+socket://`."""
    parts = urlsplit(url)
    if parts.scheme == "unix":
        return f"redis+socket://{parts.path}?virtual_host=0"
    return url


def cache_url(url: str) -> str:
    """The same server, in a database of its own, so that emptying the cache leaves the messages."""
    parts = urlsplit(url)
    if parts.scheme == "unix":
        return f"unix://{parts.path}?db={CACHE_DATABASE}"
    return urlunsplit(parts._replace(path=f"/{CACHE_DATABASE}"))
