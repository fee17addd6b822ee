by_decile = raile.data("compas-counts")
shape = {"index": "decile", "columns": "race", "values": "people", "aggfunc": "sum"}
again = by_decile[by_decile["reoffended"]].pivot_table(**shape)
shares = again / by_decile.pivot_table(**shape)
five_black, five_white = shares.loc[5, "Black"], shares.loc[5, "White"]
widest_gap_at = (shares["Black"] - shares["White"]).abs().idxmax()
