"""The two languages of the pages: Danish at the root, English under /en/.

The address alone says the language, never a cookie or the browser: one address, one
page. What the database holds of addresses is the Danish one, which is the one that lasts.
"""

from django.utils import translation

DANISH, ENGLISH = "da", "en"
PREFIX = f"/{ENGLISH}"


def of(path: str) -> str:
    """
    >>> of("/en/hovedstaden/"), of("/emne/")
    ('en', 'da')
    """
    return ENGLISH if path == PREFIX or path.startswith(f"{PREFIX}/") else DANISH


def danish(path: str) -> str:
    """
    >>> danish("/en/hovedstaden/"), danish("/emne/")
    ('/hovedstaden/', '/emne/')
    """
    return (path.removeprefix(PREFIX) or "/") if of(path) == ENGLISH else path


def english(path: str) -> str:
    """
    >>> english("/hovedstaden/")
    '/en/hovedstaden/'
    """
    return f"{PREFIX}{danish(path)}"


def here(path: str) -> str:
    """A Danish path as an address of the language spoken now."""
    return english(path) if translation.get_language() == ENGLISH else path
