"""How many, said in Danish."""

from collections.abc import Mapping

from django import template

register = template.Library()

NAMES = {"item": ("punkt", "punkter"), "meeting": ("møde", "møder"), "member": ("medlem", "medlemmer")}
ANY = ("fund", "fund")
THOUSAND = 1_000


@register.filter
def number(amount: int) -> str:
    """
    >>> number(1234567), number(12)
    ('1.234.567', '12')
    """
    return f"{amount:,}".replace(",", ".")


@register.filter
def counted(amount: int, kind: str = "") -> str:
    """
    >>> counted(1, "item"), counted(1200, "item"), counted(3)
    ('1 punkt', '1.200 punkter', '3 fund')
    """
    one, several = NAMES.get(kind, ANY)
    return f"{number(amount)} {one if amount == 1 else several}"


@register.filter
def hits(by_kind: Mapping[str, int]) -> str:
    """
    >>> hits({"meeting": 1, "item": 4}), hits({"item": 4, "meeting": 2, "member": 1}), hits({})
    ('4 punkter og 1 møde', '4 punkter, 2 møder og 1 medlem', 'Intet fundet')
    """
    found = [counted(by_kind[kind], kind) for kind in NAMES if by_kind.get(kind)]
    return " og ".join(filter(None, [", ".join(found[:-1]), *found[-1:]])) or "Intet fundet"
