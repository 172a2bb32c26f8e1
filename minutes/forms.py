"""The forms editors fill in."""

from django.contrib.auth.forms import AuthenticationForm


class LoginForm(AuthenticationForm):
    """Django's own, with a Danish word where Django's does not help."""

    error_messages = {
        "invalid_login": "Navn og adgangskode passer ikke sammen. Prøv igen; der er forskel på store og små bogstaver.",
        "inactive": "Denne bruger er lukket. Spørg den, der driver arkivet.",
    }
