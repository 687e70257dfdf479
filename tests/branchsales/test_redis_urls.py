import pytest

from branchsales.redis_urls import broker_url, cache_url


@pytest.mark.parametrize(
    ("url", "broker", "cache"),
    [
        pytest.param(
            "unix:///a/b.sock", "redis+socket:///a/b.sock?virtual_host=0", "unix:///a/b.sock?db=2", id="socket"
        ),
        pytest.param("redis://:pw@h:6379/0", "redis://:pw@h:6379/0", "redis://:pw@h:6379/2", id="server"),
        pytest.param("rediss://h:6380", "rediss://h:6380", "rediss://h:6380/2", id="encrypted, no number"),
    ],
)
def test_broker_and_cache_come_from_one_address(url, broker, cache):
    assert (broker_url(url), cache_url(url)) == (broker, cache)
