#!/usr/bin/env python3
"""Runs the project's commands: ``manage.py up``, ``ingest``, ``extract`` and Django's own."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "policytracker.settings")
    execute_from_command_line(sys.argv)
