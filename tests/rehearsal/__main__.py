"""Play the rehearsal and print its report as JSON; exit status 1 when anything was wrong, lost or done twice."""

import json
import os
import sys
import tempfile
from datetime import timedelta

from tests import servers

SEED = int(os.environ.get("REHEARSAL_SEED", "2026"))
UNITS = int(os.environ.get("REHEARSAL_UNITS", "40"))
WORKER_KILLED_AT, WORKER_BACK_AT, BROKER_EMPTIED_AT = (timedelta(seconds=s) for s in (-10, 20, -5))


def main() -> int:
    with (
        tempfile.TemporaryDirectory(prefix="thidua-rehearsal-") as folder,
        servers.redis() as broker,
        servers.postgres() as database,
    ):
        os.environ |= {"DATABASE_URL": database, "REDIS_URL": broker, "THIDUA_VAR": folder, "STAGE": "rehearsal"}
        os.environ |= {"DJANGO_SETTINGS_MODULE": "thidua.settings", "LOG_LEVEL": "CRITICAL", "TRAINING_CLOCK": "1"}
        return rehearse(folder)


def rehearse(folder: str) -> int:
    import django

    django.setup()
    from tests.clock import CUT_OFF
    from tests.rehearsal import acts, clock, stage
    from tests.rehearsal.players import play_all
    from tests.rehearsal.verdict import figures, findings

    port = servers.free_port()
    players, proposals = stage.build(port, SEED, UNITS)
    with stage.programs(port, folder) as worker:
        acts.wait_for_web(port)
        clock.set_before_cutoff()
        play_all(
            players,
            acts.at(CUT_OFF + WORKER_KILLED_AT, worker.kill),
            acts.at(CUT_OFF + BROKER_EMPTIED_AT, stage.empty_broker),
            acts.at(CUT_OFF + WORKER_BACK_AT, worker.start),
            acts.extensions(players, proposals),
        )
        acts.wait_until_closed(proposals[0].round)
        acts.wait_until_work_is_done()
    found = findings(players)
    report = {"seed": SEED, **figures(players), "wrong": found}
    print(json.dumps(report, indent=2, ensure_ascii=False))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
