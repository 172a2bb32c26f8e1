import axes.apps
from django.apps import AppConfig


class MinutesConfig(AppConfig):
    name = "minutes"
    verbose_name = "KKR-arkivet"


class LoginsConfig(axes.apps.AppConfig):
    verbose_name = "Login"
    # Not this folder's.
    default = False
