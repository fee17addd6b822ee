cells = raile.data("compas-age-priors")
lazy_right = cells[~cells["reoffended"]]["people"].sum() / cells["people"].sum()
table = cells.pivot_table(
    index=["age", "priors"],
    columns="reoffended",
    values="people",
    aggfunc="sum",
    fill_value=0,
)
table_right = table.max(axis=1).sum() / cells["people"].sum()
