"""Moving a sample's clock forward in the browser. Nothing here is reachable on a server: see `thidua/urls.py`."""
