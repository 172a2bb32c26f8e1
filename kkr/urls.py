"""The archive stands at the root of its host, in English under /en/; the administration beside it."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.auth.views import LogoutView
from django.urls import include, path
from django.views.generic import RedirectView

from minutes import urls
from minutes.views import login

urlpatterns = [
    # The administration's own ways in and out are the editors'.
    path("admin/login/", login.of_administration),
    path("admin/logout/", LogoutView.as_view()),
    path("admin/password_change/", RedirectView.as_view(pattern_name="account")),
    path("admin/", admin.site.urls),
    path("", include(urls.once)),
    *i18n_patterns(path("", include(urls.pages)), prefix_default_language=False),
]

handler400 = "minutes.views.errors.unreadable"
handler404 = "minutes.views.errors.not_found"
handler500 = "minutes.views.errors.broken"
