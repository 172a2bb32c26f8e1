"""`python -m kkr.prepare`: tables and Danish facts, before anything is served.

One process for both commands, since loading Django is most of what either costs.
"""

import os

import django
from django.core.management import call_command


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kkr.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("setup")


if __name__ == "__main__":
    main()
