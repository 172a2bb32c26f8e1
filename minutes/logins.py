"""How often somebody may be wrong about a password: django-axes counts, in our database."""

from datetime import datetime
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest
from django.utils import timezone


class Attempts(AxesDatabaseHandler):
    """So many for one name from one address, and so many more for any names from it.

    A name alone is never closed: whoever knew it could keep its editor out.
    """

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Of the name at the address, and of the address as its share of what that may have; two queries."""
        of_name, of_address = map(failures, self.get_user_attempts(request, credentials))
        share = of_address * settings.LOGIN_ATTEMPTS // settings.LOGIN_ATTEMPTS_OF_ADDRESS
        return max(of_name, share)

    def reset_user_attempts(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """After the right password, of its name alone: nobody guesses another's by logging in in between."""
        of_name, _ = self.filter_user_attempts(request, credentials)
        return int(of_name.delete()[0])


def failures(attempts: QuerySet[AccessAttempt]) -> int:
    return attempts.aggregate(sum=Sum("failures_since_start"))["sum"] or 0


def open_again(request: HttpRequest, credentials: dict[str, Any] | None) -> datetime:
    """When the lock of a request that was refused ends by itself; two queries."""
    counted = Attempts().get_user_attempts(request, credentials)
    newest = [found.aggregate(at=Max("attempt_time"))["at"] for found in counted]
    return max([at for at in newest if at], default=timezone.now()) + settings.AXES_COOLOFF_TIME


def sweep() -> None:
    """Names and addresses are forgotten once they count no more, and logins that have ended."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - settings.AXES_COOLOFF_TIME).delete()
