"""What opening a database imports: alembic only for an upgrade, never anything of the window or the paper."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.store.test_upgrade import make_revision_1

ROOT = Path(__file__).parents[2]
CODE = """
import sys
from procedure_assistant.store import warm_up
store = warm_up(sys.argv[1])
print(*sorted({"alembic", "mako", "PySide6", "reportlab", "sqlalchemy.orm"} & set(sys.modules)))
store.close()
"""


def imported_by_opening(path: Path) -> list[str]:
    """Which of the heavy modules are loaded after opening ``path`` in a new process."""
    result = subprocess.run([sys.executable, "-c", CODE, str(path)], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert result.returncode == 0, result.stderr
    return result.stdout.split()


def test_that_alembic_is_imported_for_an_upgrade_only(tmp_path: Path):
    path = tmp_path / "procedures.db"
    assert imported_by_opening(path) == []
    assert imported_by_opening(path) == []
    assert imported_by_opening(make_revision_1(tmp_path / "old.db", None)) == ["alembic", "mako"]
