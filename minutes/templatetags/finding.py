"""How many, said in Danish."""

from django import template

register = template.Library()


@register.filter
def hits(total: int, meetings: int) -> str:
    """
    >>> hits(5, 1), hits(1, 0), hits(2, 2), hits(0, 0)
    ('4 punkter og 1 møde', '1 punkt', '2 møder', 'Intet fundet')
    """
    items = total - meetings
    counted = [f"{items} punkt{'er' * (items != 1)}"] if items else []
    counted += [f"{meetings} møde{'r' * (meetings != 1)}"] if meetings else []
    return " og ".join(counted) or "Intet fundet"
