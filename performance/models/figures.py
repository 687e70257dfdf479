from django.db import models

from organisation.fields import MoneyField
from performance.additive import COUNTS, MONEY


class Figures(models.Model):
    """One column per additive figure: counts as int (a smallint overflow would stop a shard for good), money as fen."""

    class Meta:
        abstract = True


for _code in COUNTS:
    Figures.add_to_class(_code, models.IntegerField(default=0))
for _code in MONEY:
    Figures.add_to_class(_code, MoneyField(default=0))
