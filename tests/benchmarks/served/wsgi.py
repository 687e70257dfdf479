"""What gunicorn serves: the product, on the clock of the made-up bank, with one page more, the floor."""

import os
from datetime import datetime, time

import django
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "branchsales.settings")
settings.ROOT_URLCONF = "tests.benchmarks.served.floor"
settings.MIDDLEWARE = ["tests.benchmarks.served.counting.QueriesMiddleware", *settings.MIDDLEWARE]
django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.utils.timezone import get_default_timezone  # noqa: E402

from organisation import requests  # noqa: E402
from tests.benchmarks.bank import LAST_DAY  # noqa: E402

# Before any view takes it: the afternoon of the bank's last day.
_AT = requests.Moment(datetime.combine(LAST_DAY, time(15), tzinfo=get_default_timezone()), LAST_DAY)
requests.moment = lambda: _AT
application = get_wsgi_application()
