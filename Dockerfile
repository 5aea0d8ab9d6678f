# One image for the web server, both workers, beat and the commands. Debian 12, on which CI runs.
FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-croscore fontconfig \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin thidua \
    && mkdir -p /var/lib/thidua/files /var/lib/thidua/beat \
    && chown -R thidua:thidua /var/lib/thidua \
    && fc-cache --force

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    THIDUA_PROFILE=server \
    THIDUA_VAR=/var/lib/thidua \
    FILES_DIR=/var/lib/thidua/files \
    STATIC_ROOT=/srv/static \
    HOST=0.0.0.0 \
    PORT=8000

WORKDIR /srv/thidua
COPY requirements/run.txt requirements/run.txt
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements/run.txt
COPY . .

# The static files need settings, but none of their secrets.
RUN SECRET_KEY=only-while-building-the-image-then-read-from-a-secret-file ALLOWED_HOSTS=build SITE_URL=https://build \
    DATABASE_URL=postgres://build/build REDIS_URL=redis://build \
    python manage.py collectstatic --no-input --verbosity 0 \
    && python -m compileall -q core organization campaigns awards dossiers thidua

USER thidua
EXPOSE 8000
STOPSIGNAL SIGTERM
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py", "thidua.wsgi:application"]
