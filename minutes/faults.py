"""What readers tell of faults: the form, how much of it may come, and the row it makes.

A reader has no account, no cookie and no name here. Senders are told apart, for a day, by a hash of
their address with a salt that is forgotten; the address itself is never kept.
"""

import secrets
from datetime import timedelta
from hashlib import blake2b
from typing import ClassVar

import redis
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from minutes import pulse
from minutes.models import FaultReport
from minutes.parsing import private_data
from minutes.parsing.types import Line

SALT, TOLD = "kkr:faults:salt:", "kkr:faults:told:"
DAY_SECONDS = 24 * 3600


class Refused(Exception):
    """Not taken, for now: `code` for programs, `message` for the reader."""

    messages: ClassVar[dict[str, str | Promise]] = {
        "too_many_in_all": _(
            "Der er kommet usædvanligt mange meldinger den sidste time, så den er ikke gemt. Prøv senere."
        ),
        "too_many_from_you": _(
            "Der er kommet %(limit)s meldinger fra din forbindelse i dag, og der tages ikke imod flere. "
            "Den er ikke gemt. Prøv igen i morgen."
        ),
    }

    def __init__(self, code: str, limit: int) -> None:
        self.code, self.message = code, self.messages[code] % {"limit": limit}
        super().__init__(self.message)


class FaultForm(forms.Form):
    """`websted` is for machines, which fill in whatever there is: no reader sees it."""

    tekst = forms.CharField(
        widget=forms.Textarea,
        error_messages={"required": _("Skriv, hvad der er galt. Intet er sendt endnu.")},
    )
    websted = forms.CharField(required=False)

    def clean_tekst(self) -> str:
        """With the line ends that are ours: a browser sends two letters for each."""
        text = self.cleaned_data["tekst"].replace("\r\n", "\n")
        if len(text) > settings.MAX_FAULT_LETTERS:
            told = {"limit": settings.MAX_FAULT_LETTERS, "length": len(text)}
            said = _("Skriv højst %(limit)s tegn; der står %(length)s. Intet er sendt endnu.")
            raise ValidationError(said % told, "too_long")
        if any(found.code == "cpr" for found in private_data.warnings([Line(text, 1, 1)])):
            said = _("Der står et tal, der ligner et CPR-nummer. Skriv, hvor det er, og ikke selve nummeret.")
            raise ValidationError(said, "cpr")
        return str(text)

    def clean_websted(self) -> str:
        if self.cleaned_data["websted"]:
            said = _("Et felt, som kun maskiner ser, var fyldt ud. Det er tømt nu; send igen.")
            raise ValidationError(said, "trap")
        return ""


def tell(report: FaultReport, sender: str | None) -> None:
    """Keep it. The same, told of the same place while it is open, is there already.

    Raises Refused. `sender` as `senders.address_of` has it.
    """
    if FaultReport.objects.open().filter(address=report.address, text=report.text).exists():
        return
    last_hour = FaultReport.objects.filter(told_at__gt=timezone.now() - timedelta(hours=1))
    if last_hour.count() >= settings.MAX_FAULTS_AN_HOUR:
        raise Refused("too_many_in_all", settings.MAX_FAULTS_AN_HOUR)
    if _told_today(sender) > settings.MAX_FAULTS_A_DAY:
        raise Refused("too_many_from_you", settings.MAX_FAULTS_A_DAY)
    report.save()


def _told_today(sender: str | None) -> int:
    """This one counted. With Redis away nobody is told apart: then the limit of all together holds alone."""
    salt_of_today = f"{SALT}{timezone.localdate().isoformat()}"
    try:
        with pulse.broker() as client:
            client.set(salt_of_today, secrets.token_hex(16), nx=True, ex=DAY_SECONDS)
            salted = f"{client.get(salt_of_today)!s}{sender}".encode()
            key = blake2b(salted, key=settings.SECRET_KEY.encode()[:64], digest_size=16)
            name = f"{TOLD}{key.hexdigest()}"
            client.set(name, 0, nx=True, ex=DAY_SECONDS)
            return int(client.incr(name))
    except redis.RedisError:
        return 0
