"""How many, said in words."""

from collections.abc import Mapping

from django import template
from django.utils.translation import get_language, gettext, ngettext

from minutes import languages

register = template.Library()

KINDS = ("item", "meeting", "member")
THOUSAND = 1_000


@register.filter
def number(amount: int) -> str:
    """
    >>> number(1234567), number(12)
    ('1.234.567', '12')
    """
    if amount < THOUSAND:
        return str(amount)
    told = f"{amount:,}"
    return told.replace(",", ".") if get_language() == languages.DANISH else told


@register.filter
def counted(amount: int, kind: str = "") -> str:
    """
    >>> counted(1, "item"), counted(1200, "item"), counted(3)
    ('1 punkt', '1.200 punkter', '3 fund')
    """
    return _words(amount, kind) % {"amount": number(amount)}


def _words(amount: int, kind: str) -> str:
    match kind:
        case "item":
            return ngettext("%(amount)s punkt", "%(amount)s punkter", amount)
        case "meeting":
            return ngettext("%(amount)s møde", "%(amount)s møder", amount)
        case "member":
            return ngettext("%(amount)s medlem", "%(amount)s medlemmer", amount)
        case "page":
            return ngettext("%(amount)s side", "%(amount)s sider", amount)
        case "present":
            return ngettext("%(amount)s til stede", "%(amount)s til stede", amount)
        case "substitute":
            return ngettext("%(amount)s suppleant", "%(amount)s suppleanter", amount)
        case "absent":
            return ngettext("%(amount)s afbud", "%(amount)s afbud", amount)
    return ngettext("%(amount)s fund", "%(amount)s fund", amount)


@register.filter
def hits(by_kind: Mapping[str, int]) -> str:
    """
    >>> hits({"meeting": 1, "item": 4}), hits({"item": 4, "meeting": 2, "member": 1}), hits({})
    ('4 punkter og 1 møde', '4 punkter, 2 møder og 1 medlem', 'Intet fundet')
    """
    found = [counted(by_kind[kind], kind) for kind in KINDS if by_kind.get(kind)]
    if not found:
        return gettext("Intet fundet")
    return f" {gettext('og')} ".join(filter(None, [", ".join(found[:-1]), *found[-1:]]))
