from branchsales.interchange.load.loading import Loaded, Loading
from branchsales.interchange.load.upsert import Field, upsert
from organisation.models import Staff


def load(loading: Loading) -> Loaded:
    """People, without a password: nobody signs in before one is set. Where they work comes with the postings."""
    return upsert(
        loading,
        file="staff",
        stored="organisation_staff",
        match="d.employee_no = s.employee_no",
        fields=(
            Field("employee_no", "s.employee_no"),
            Field("name", "s.name", "name"),
            Field("name_key", "s.name_key", "name"),
            Field("joined_on", "s.joined_on", "joined_on"),
            Field("left_on", "s.left_on", "left_on"),
            Field("password", "s.password"),
            Field("language", f"'{Staff.Language.CHINESE}'"),
            Field("is_active", "true"),
            Field("is_superuser", "false"),
        ),
    )
