"""What the editors' menu has to know of the person who reads it."""

from django import template

from minutes import roles

register = template.Library()

register.filter("is_administrator", roles.is_administrator)
