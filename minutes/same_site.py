"""Whether a form was sent from a page of the archive itself, told without a cookie.

Django's own check compares a token with a cookie, and readers get none. Browsers say by themselves whence
a request comes (Sec-Fetch-Site, on https), and before that whence a form was sent (Origin); no page of
others can make them say otherwise, and what says neither is no browser of these years.
"""

from django.conf import settings
from django.http import HttpRequest


def is_from_here(request: HttpRequest) -> bool:
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    own = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Origin") in {own, *settings.CSRF_TRUSTED_ORIGINS}
