"""Every component with made-up content, on one page, for those who build pages:

    DJANGO_SETTINGS_MODULE=tests.gallery.settings TRAINING_CLOCK=1 python manage.py runserver

shows it at /giao-dien/. An installation knows nothing of it.
"""
