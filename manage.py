#!/usr/bin/env python
"""Django's command line for the archive."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kkr.settings")
    # A command given by hand; the image says production, and so do web and worker where nothing is said.
    os.environ.setdefault("ENVIRONMENT", "local")
    execute_from_command_line(sys.argv)
