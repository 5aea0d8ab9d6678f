"""`make rehearsal`: the last minutes before a cut-off and the first after it, played on real servers.

PostgreSQL, gunicorn, worker and beat live on the sample's clock while it passes midnight; forty scripted units press,
press twice, correct, withdraw, come late and are given more time; the worker is killed and the broker emptied on the
way. Every answer is compared with the rule (deadline.md); a report says what was wrong, lost or done twice.
"""
