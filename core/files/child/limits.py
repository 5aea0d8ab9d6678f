"""What one look at a file may cost."""

import resource

MEMORY = 448 * 1024 * 1024  # a progressive JPG of 40 million pixels takes nearly 400
CPU_SECONDS = 6
WRITTEN = 64 * 1024 * 1024
TOO_HEAVY = 3  # the exit code when the memory did not suffice


def limit_this_process() -> None:
    """From here on more memory is a MemoryError, more time the end."""
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_FSIZE, WRITTEN),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
