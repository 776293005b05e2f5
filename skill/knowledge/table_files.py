"""Where the rows of a table stand: in one file of content/tables/, or in a folder of them."""

from pathlib import Path


def table_files(tables: Path, name: str) -> list[Path]:
    """The files of table `name` in `tables` (content/tables/); a folder's in order of their names.

    Where there is neither file nor folder, the file that should be there.
    """
    return sorted((tables / name).glob("*.yaml")) or [tables / f"{name}.yaml"]
