"""Copies fixtures/demo: `demo.py FOLDER`, with an include and an alias that is used in two other entries."""

import shutil
import sys
from pathlib import Path

DEMO = Path(__file__).resolve().parents[3] / "fixtures/demo"


def copy(folder: Path) -> None:
    shutil.copytree(DEMO, folder)
    included = folder / "more.ora"
    included.write_text(backup("REPORTS", "WAREHOUSE"))
    with (folder / "tnsnames.ora").open("a") as names:
        names.write(f"\n{backup('WAREHOUSE_TAF', 'WAREHOUSE')}\nIFILE = {included}\n")


def backup(name: str, alias: str) -> str:
    """An entry whose sessions fail over to an alias."""
    return (
        f"{name} =\n  (DESCRIPTION =\n"
        "    (ADDRESS = (PROTOCOL = TCP)(HOST = wh-scan.example.com)(PORT = 1521))\n"
        "    (CONNECT_DATA = (SERVICE_NAME = warehouse.example.com)\n"
        f"      (FAILOVER_MODE = (BACKUP = {alias})(TYPE = select)(METHOD = preconnect)))\n"
        "  )\n"
    )


if __name__ == "__main__":
    copy(Path(sys.argv[1]).resolve())
