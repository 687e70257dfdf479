from django.urls import path

from performance.views.boards import boards

urlpatterns = [path("boards/", boards, name="boards")]
