"""Celery's app. The broker only rings: what is to be done stands in the database."""

import os

from celery import Celery, signals

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kkr.settings")

app = Celery("kkr")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@signals.celeryd_init.connect
@signals.beat_init.connect
def tell_of_life(**_: object) -> None:
    """Of workers and beat; whoever else rings is none of them."""
    from minutes import pulse

    pulse.listen()
