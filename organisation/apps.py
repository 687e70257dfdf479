from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OrganisationConfig(AppConfig):
    name = "organisation"

    def ready(self) -> None:
        """Every app says in its `notices.py` what it tells people of."""
        autodiscover_modules("notices")
