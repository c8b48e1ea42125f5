"""The WSGI entry point for servers: `gunicorn wsgi:application`."""

from factcheck.app import create_app

application = create_app()
