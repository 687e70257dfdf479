from branchsales.interchange.load.loading import Loaded, Loading
from branchsales.interchange.load.upsert import Field, upsert


def load(loading: Loading) -> Loaded:
    """What the bank sells; a product is sold unless the file says it is not."""
    return upsert(
        loading,
        file="products",
        stored="leads_product",
        match="d.code = s.code",
        fields=(
            Field("code", "s.code"),
            Field("name", "s.name", "name"),
            Field("category", "s.category", "category"),
            Field("risk_level", "coalesce(s.risk_level, '')", "risk_level"),
            Field("is_active", "coalesce(s.is_active, true)", "is_active"),
        ),
    )
