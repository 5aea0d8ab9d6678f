"""Sắp xếp tổ chức: an act is written down (`drafting`), looked at, and carried out once (`carrying_out`)."""
