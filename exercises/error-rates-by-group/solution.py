scored = raile.data("compas-counts")
spared = scored[~scored["reoffended"]]
high = spared[spared["decile"] >= 5].groupby("race")["people"].sum()
rates = high / spared.groupby("race")["people"].sum()
false_positive_black, false_positive_white = rates["Black"], rates["White"]
