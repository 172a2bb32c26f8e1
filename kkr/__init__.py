"""The Django project around the archive; Celery is loaded with it so that tasks find their app."""

from kkr.celery import app as celery_app

__all__ = ["celery_app"]
