#!/usr/bin/env python
"""The command line of Branchsales: the embedded services are joined or started as needed."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "branchsales.settings")
    execute_from_command_line(sys.argv)
