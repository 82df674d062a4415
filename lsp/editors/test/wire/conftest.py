import shutil
from pathlib import Path

import pytest

DEMO = Path(__file__).resolve().parents[4] / "fixtures/demo"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the demo, with an include and an alias that is used twice elsewhere."""
    shutil.copytree(DEMO, tmp_path / "admin")
    folder = tmp_path / "admin"
    included = folder / "more.ora"
    included.write_text(backup("REPORTS", "WAREHOUSE"))
    with (folder / "tnsnames.ora").open("a") as names:
        names.write(f"\n{backup('WAREHOUSE_TAF', 'WAREHOUSE')}\nIFILE = {included}\n")
    return folder


def backup(name: str, alias: str) -> str:
    """An entry whose sessions fail over to an alias."""
    return (
        f"{name} =\n  (DESCRIPTION =\n"
        "    (ADDRESS = (PROTOCOL = TCP)(HOST = wh-scan.example.com)(PORT = 1521))\n"
        "    (CONNECT_DATA = (SERVICE_NAME = warehouse.example.com)\n"
        f"      (FAILOVER_MODE = (BACKUP = {alias})(TYPE = select)(METHOD = preconnect)))\n"
        "  )\n"
    )
