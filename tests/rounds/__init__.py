"""`make rounds`: the plan's four rounds 2023-2025, played through the pages as its people would.

A throwaway installation of its own runs on the training clock. Everybody signs in and does his part by reading pages,
filling in the forms that stand on them and pressing their buttons; nothing is done by services or rows. Each act prints
a line; at the end the papers are fetched through the pages and the installation's own checks are asked.
"""
