"""The archive stands at the root of its host, in English under /en/; the administration beside it."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from minutes import urls

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include(urls.once)),
    *i18n_patterns(path("", include(urls.pages)), prefix_default_language=False),
]

handler400 = "minutes.views.errors.unreadable"
handler404 = "minutes.views.errors.not_found"
handler500 = "minutes.views.errors.broken"
