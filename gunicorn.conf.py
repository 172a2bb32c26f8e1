"""The web server, the same under `make run` and in the container."""

import os

_host = os.environ.get("HOST") or "127.0.0.1"
bind = f"{f'[{_host}]' if ':' in _host else _host}:{os.environ.get('PORT') or '8000'}"
workers = int(os.environ.get("WEB_WORKERS") or "2")
threads = 4
# The code is loaded once and shared; nothing in it opens a connection while loading.
preload_app = True
# The control socket lives in the home folder, where two archives would meet.
control_socket_disable = True
# A stop must be over in ten seconds, databases included.
graceful_timeout = 3
timeout = 60
loglevel = "warning"
