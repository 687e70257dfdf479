#!/usr/bin/env python
"""The command line of Branchsales: the embedded services are joined or started as needed."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db.utils import ProgrammingError
from psycopg2.errors import UndefinedTable

from branchsales.local.errors import CannotStart
from branchsales.local.services import services

# These need no server; the last one only reads files.
WITHOUT_SERVICES = {"collectstatic", "help", "version", "--help", "--version", "access_table"}

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "branchsales.settings")
    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    try:
        if command in WITHOUT_SERVICES:
            execute_from_command_line(sys.argv)
        else:
            with services():
                execute_from_command_line(sys.argv)
    except (CannotStart, ImproperlyConfigured) as reason:
        sys.stderr.write(f"{reason}\n")
        sys.exit(1)
    except ProgrammingError as error:
        if not isinstance(error.__cause__, UndefinedTable):
            raise
        sys.stderr.write("The database has no tables yet. Make them first: manage.py migrate\n")
        sys.exit(1)
