from django.urls import path

from organisation.views.access_records import access_records
from organisation.views.language import language
from organisation.views.session import session
from organisation.views.sign_in import sign_in
from organisation.views.sign_out import sign_out

urlpatterns = [
    path("access-records/", access_records, name="access-records"),
    path("session/", session, name="session"),
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-out/", sign_out, name="sign-out"),
    path("language/", language, name="language"),
]
