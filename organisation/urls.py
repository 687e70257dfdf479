from django.urls import path

from organisation.views.access_records import access_records
from organisation.views.language import language
from organisation.views.notices import notice, notices, notices_bell, notices_latest, notices_reading
from organisation.views.profile import profile, profile_password, profile_preferences
from organisation.views.saved_views import view_change, view_new, view_removal
from organisation.views.session import session
from organisation.views.sign_in import sign_in
from organisation.views.sign_out import sign_out

urlpatterns = [
    path("access-records/", access_records, name="access-records"),
    path("profile/", profile, name="profile"),
    path("profile/preferences/", profile_preferences, name="profile-preferences"),
    path("profile/password/", profile_password, name="profile-password"),
    path("views/", view_new, name="views"),
    path("views/<int:view_id>/", view_change, name="view"),
    path("views/<int:view_id>/removal/", view_removal, name="view-removal"),
    path("session/", session, name="session"),
    path("notices/", notices, name="notices"),
    path("notices/bell/", notices_bell, name="notices-bell"),
    path("notices/latest/", notices_latest, name="notices-latest"),
    path("notices/reading/", notices_reading, name="notices-reading"),
    path("notices/<int:notice_id>/", notice, name="notice"),
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-out/", sign_out, name="sign-out"),
    path("language/", language, name="language"),
]
