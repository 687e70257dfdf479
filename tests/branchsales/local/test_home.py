from pathlib import Path

from branchsales.local.home import LONGEST_FOLDER, Home


def test_sockets_lie_inside_a_short_home(tmp_path):
    short = Home(Path("/srv/bs"))
    assert short.sockets == Path("/srv/bs/sockets")
    assert short.database_url == "postgresql://branchsales@%2Fsrv%2Fbs%2Fsockets/branchsales"
    assert short.redis_url == "unix:///srv/bs/sockets/valkey.sock"


def test_a_long_home_has_its_sockets_where_their_address_fits():
    long = Home(Path("/srv") / ("x" * 120))
    assert len(str(long.sockets)) <= LONGEST_FOLDER
    assert long.sockets != Home(Path("/srv") / ("y" * 120)).sockets
