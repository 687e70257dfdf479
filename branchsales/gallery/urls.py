from django.urls import path

from branchsales.gallery.views import gallery

urlpatterns = [path("design/", gallery, name="design-gallery")]
