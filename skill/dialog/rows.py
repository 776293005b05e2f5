"""The kinds of rows that are asked about, as the ear names them, and who looks them up."""

from collections.abc import Mapping

# A row of a table: the slot that names it, which answer looks it up, and which one for the forms
# that ask for another.
ROWS: Mapping[str, tuple[str, str, Mapping[str, str]]] = {
    "med": (
        "medicine",
        "medicine-causes",
        {"together-with": "magnesium-with-medicines", "when": "magnesium-with-medicines"},
    ),
    "cond": ("condition", "condition-causes", {}),
    "remedy": ("remedy", "home-remedy", {}),
    "food": ("food", "magnesium-in-food", {}),
}
# The answer that looks rows up → their kind, as the ear names it.
ROWS_OF: Mapping[str, str] = {
    "medicine-causes": "med",
    "magnesium-with-medicines": "med",
    "condition-causes": "cond",
    "home-remedy": "remedy",
    "magnesium-in-food": "food",
}
# A kind of rows, as the ear names it → the slot that names one of them.
ROW_SLOTS: Mapping[str, str] = {kind: slot for kind, (slot, *_) in ROWS.items()}
