import subprocess
import sys
from pathlib import Path

import app

HEAVY = ["numpy", "scipy", "rapidfuzz", "text_to_num", "spacy"]
MODULES = ["reports.tables", "reports.charts", "reports.csv_file", "grading.explanation", "interchange.jsonl"]


def test_nothing_heavy_is_loaded_before_the_first_report():
    lines = [*(f"import app.{name}" for name in MODULES), f"print([name for name in {HEAVY} if name in sys.modules])"]
    root = Path(app.__file__).parent.parent
    run = subprocess.run(
        [sys.executable, "-c", "import sys; " + "; ".join(lines)], cwd=root, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
