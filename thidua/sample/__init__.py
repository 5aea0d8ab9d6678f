"""A believable department to learn on and to test with: Sở GTVT Hà Nam with invented people."""
