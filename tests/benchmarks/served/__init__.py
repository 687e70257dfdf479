"""The product served by the gunicorn of the local runner, to be measured from outside as a browser does."""
