"""The archive stands at the root of its host; the administration beside it."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("minutes.urls")),
]

handler400 = "minutes.views.errors.unreadable"
handler404 = "minutes.views.errors.not_found"
handler500 = "minutes.views.errors.broken"
