"""Who may do what: the groups of data/roles.json, which `manage.py setup` makes and keeps right."""

import json
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group, Permission, User
from django.db import transaction

FILE = Path(settings.BASE_DIR) / "data" / "roles.json"
EDITOR, ADMINISTRATOR = "Redaktør", "Administrator"
# The permission that the rooms of each ask for.
OF_EDITORS, OF_ADMINISTRATORS = "minutes.change_document", "auth.change_user"

Someone = AbstractBaseUser | AnonymousUser


class Role(NamedTuple):
    """Names of permissions, app.what_model, * for any; `may_not` goes before `may`."""

    name: str
    may: list[str]
    may_not: list[str]

    def holds(self, permission: str) -> bool:
        return _named(self.may, permission) and not _named(self.may_not, permission)


def _named(patterns: list[str], permission: str) -> bool:
    return any(fnmatchcase(permission, pattern) for pattern in patterns)


@transaction.atomic
def load() -> None:
    """The groups hold exactly what the file says, whatever was changed by hand; their users stay."""
    known = {
        f"{row.content_type.app_label}.{row.codename}": row
        for row in Permission.objects.select_related("content_type")
    }
    for role in (Role(**row) for row in json.loads(FILE.read_text(encoding="utf-8"))):
        group, _ = Group.objects.get_or_create(name=role.name)
        group.permissions.set([row for name, row in known.items() if role.holds(name)])


def is_editor(user: Someone) -> bool:
    """Two queries the first time a request asks it of one user, none of a superuser or a stranger."""
    return isinstance(user, User) and user.has_perm(OF_EDITORS)


def is_administrator(user: Someone) -> bool:
    return isinstance(user, User) and user.has_perm(OF_ADMINISTRATORS)
