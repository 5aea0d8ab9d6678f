"""`make bench`: how much our pages cost beside the least that the same server could do. Prints JSON."""
