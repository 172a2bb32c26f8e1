"""An archive of invented examples (`make demo`) says so wherever its words go.

Pages have a banner (components/demo.html); what leaves the page has the mark in its text.
"""

from django.conf import settings
from django.utils.translation import gettext


def marked(text: str) -> str:
    """As it is, unless this is an archive of invented examples; one referat in there is real."""
    return f"{text} [{gettext('prøveudgave med opdigtede eksempler')}]" if settings.DEMO else text
