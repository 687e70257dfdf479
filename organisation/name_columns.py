"""The keys by which staff are found, made by the database from `name_key`, so that imports and shells keep them too."""

from django.db.models import CharField, F, Func, Value
from django.db.models.functions import Replace

SYLLABLES = Func(F("name_key"), Value(" "), Value(1), function="split_part", output_field=CharField())
PINYIN = Replace(SYLLABLES, Value("-"), Value(""))  # zhang-wei: zhangwei
INITIALS = Func(  # zhang-wei: zw
    SYLLABLES, Value("([^-])[^-]*-?"), Value(r"\1"), Value("g"), function="regexp_replace", output_field=CharField()
)
