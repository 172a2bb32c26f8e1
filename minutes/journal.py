"""Who did what, in one list: Django's own log, in which the deeds of the administration stand too.

What is hidden from readers never stands in it: not in what is noted, nor, once `forget` is told, in what
was noted before.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from minutes.corrections.phrases import hide
from minutes.models import Hiding, Meeting

# Django gives the name of what was done something to so much room, and no more.
LONGEST_NAME = 200


def note(user: AbstractBaseUser | AnonymousUser | None, row: models.Model, what: str) -> None:
    """`what` is Danish and goes on from a name: "læste igen", "trak tilbage: Navne på borgere".

    Two queries, in the caller's transaction if there is one. Deeds of no one, as when `manage.py setup`
    hands in the sample, are not noted.
    """
    if user is None or user.pk is None:
        return
    phrases = hidden_phrases()
    name = hide(str(row), phrases)[:LONGEST_NAME]
    LogEntry.objects.create(
        user_id=user.pk,
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=name,
        action_flag=CHANGE,
        change_message=hide(what, phrases),
    )


def about(row: models.Model) -> Q:
    """The entries on one row; of a meeting also those on its documents and items. Queries for the latter."""
    found = _on(row)
    if isinstance(row, Meeting):
        for other in (*row.documents.only("pk"), *row.items.only("pk")):
            found |= _on(other)
    return found


def _on(row: models.Model) -> Q:
    return Q(content_type=ContentType.objects.get_for_model(row), object_id=str(row.pk))


def forget(phrases: Sequence[str]) -> None:
    """Take words that have now been hidden out of what was noted before; reads the whole log."""
    for entry in LogEntry.objects.only("object_repr", "change_message").iterator():
        kept = {
            "object_repr": hide(entry.object_repr, phrases)[:LONGEST_NAME],
            "change_message": _without(entry.change_message, phrases),
        }
        if kept != {name: getattr(entry, name) for name in kept}:
            LogEntry.objects.filter(pk=entry.pk).update(**kept)


def unname(row: models.Model, name: str) -> None:
    """Call the row otherwise in what was noted of it: what it is called is not to be seen any more."""
    LogEntry.objects.filter(_on(row)).update(object_repr=name[:LONGEST_NAME])


def hidden_phrases() -> list[str]:
    standing = Hiding.objects.standing().filter(extent=Hiding.Extent.SPAN)
    return list(standing.values_list("phrase", flat=True).distinct())


def of_administration(entry: LogEntry) -> bool:
    """Its messages are lists in JSON, and none where something was deleted."""
    return entry.change_message[:1] in {"", "["}


def _without(message: str, phrases: Sequence[str]) -> str:
    if not message.startswith("["):
        return hide(message, phrases)
    said = json.loads(message)
    kept = _each(said, phrases)
    return message if kept == said else json.dumps(kept)


def _each(said: Any, phrases: Sequence[str]) -> Any:
    match said:
        case str():
            return hide(said, phrases)
        case list():
            return [_each(one, phrases) for one in said]
        case dict():
            return {key: _each(value, phrases) for key, value in said.items()}
    return said
