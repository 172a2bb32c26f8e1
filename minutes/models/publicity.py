"""What readers may see, asked from any row that leads to a meeting."""

from django.db.models import Q


def of_public_meeting(path: str) -> Q:
    """Rows whose meeting, at the end of `path`, is published and not withdrawn."""
    return Q(**{f"{path}__published_at__isnull": False, f"{path}__withdrawn_at__isnull": True})


def of_public_item(path: str = "") -> Q:
    """Rows whose item, at the end of `path` (or themselves items), is of such a meeting and not withdrawn."""
    way = f"{path}__" if path else ""
    return of_public_meeting(f"{way}meeting") & Q(**{f"{way}withdrawn_at__isnull": True})


def of_meeting_once_shown(path: str) -> Q:
    """Rows whose meeting readers see or have seen: its withdrawal changed what is shown of them."""
    return Q(**{f"{path}__published_at__isnull": False})
