"""Play the four rounds on servers of their own; exit status 1 when anything was not as it should be.

    python -m tests.rounds FOLDER PICTURES

All papers of the play go to FOLDER as PDF, pictures of the chosen ones with an index to PICTURES. ROUNDS_UNITS plays
with so many units, at least three; without it all of the plan's department play.
"""

import os
import sys
import tempfile
from pathlib import Path

from tests import servers


def main(papers: Path, pictures: Path) -> int:
    with (
        tempfile.TemporaryDirectory(prefix="thidua-rounds-") as folder,
        servers.redis() as broker,
        servers.postgres(fsync="off", full_page_writes="off") as database,
    ):
        os.environ |= {"DATABASE_URL": database, "REDIS_URL": broker, "THIDUA_VAR": folder, "STAGE": "rounds"}
        os.environ |= {"DJANGO_SETTINGS_MODULE": "thidua.settings", "LOG_LEVEL": "ERROR", "TRAINING_CLOCK": "1"}
        os.environ |= {"SITE_URL": "https://thidua.example"}
        return play_all(folder, papers, pictures)


def play_all(folder: str, papers: Path, pictures: Path) -> int:
    import django

    django.setup()
    from tests.rehearsal.acts import wait_for_web
    from tests.rehearsal.stage import programs
    from tests.rounds import ending, stage
    from tests.rounds.script import ROUNDS, Playing, plays

    port = servers.free_port()
    department = stage.build(int(os.environ.get("ROUNDS_UNITS", "0")) or None)
    with programs(port, folder):
        wait_for_web(port)
        play = stage.play_at(f"http://127.0.0.1:{port}")
        for parts in ROUNDS:
            plays([Playing(play, part, department, stage.blank_pdf()) for part in parts])
        stage.wait_until_work_is_done()
        figures = ending.summary(play)
        ending.keep_pictures(ending.fetch_papers(play, papers), pictures, figures)
        stage.wait_until_work_is_done()
    found = list(ending.faults())
    print("", figures, *(found or ["Không có gì sai."]), sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
