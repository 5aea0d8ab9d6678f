"""The web server, embedded and on a server: threads, so that a crowd is stamped before any database work."""

import os

_host = os.environ.get("HOST") or "127.0.0.1"
_port = os.environ.get("PORT") or "8000"

bind = f"{_host}:{_port}"
worker_class = "gthread"
# SQLite has one writer and the embedded stamp is taken by a thread: one process there, several on a server.
workers = int(os.environ.get("WEB_WORKERS", "1"))
threads = 64
# Shorter than the proxy's time-out, and whoever is being served may finish.
timeout = 45
graceful_timeout = 60
keepalive = 5
# Every proxy stamps and overwrites these headers; nobody else can reach the port.
forwarded_allow_ips = os.environ.get("PROXY_ADDRESSES", "127.0.0.1")
# A worker that grew is replaced, not all at the same moment.
max_requests = 5000
max_requests_jitter = 500
limit_request_line = 8190
worker_tmp_dir = "/dev/shm"  # noqa: S108 - a heartbeat file that must not wait for a disk
control_socket_disable = True
loglevel = os.environ.get("WEB_LOG_LEVEL", "warning")
