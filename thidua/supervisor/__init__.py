"""What `make run` starts: web server, Celery worker and beat, together until one signal ends them all."""
