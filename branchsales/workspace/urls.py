from django.urls import path

from branchsales.workspace.views.home import home

urlpatterns = [
    path("", home, name="home"),
]
