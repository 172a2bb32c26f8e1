# One image for web, worker and beat; docker-compose.yml says which is which.
FROM python:3.11-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1

# Reads the text of scanned pages; everything else comes in wheels.
RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr tesseract-ocr-dan \
    && rm -rf /var/lib/apt/lists/*

RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin kkr \
    && install -d -o kkr -g kkr /state /state/documents /state/index /state/pages

WORKDIR /app
COPY requirements.txt ./
RUN pip install --require-hashes -r requirements.txt

COPY . ./

# The values here only let the settings load: nothing of them is left in the image.
RUN python -m compileall -q kkr minutes \
    && ENVIRONMENT=production SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(64))')" \
       ALLOWED_HOSTS=build.invalid DATABASE_URL=postgres:///kkr REDIS_URL=redis://valkey \
       python manage.py collectstatic --no-input

USER kkr
ENV ENVIRONMENT=production STATE_DIR=/state HOST=0.0.0.0 PORT=8000
EXPOSE 8000

HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-m", "kkr.address"]

CMD ["python", "-m", "gunicorn", "kkr.wsgi"]
