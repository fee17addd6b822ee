months = raile.data("compas-months")
before, after = months[months["by_cutoff"]], months[~months["by_cutoff"]]
rate_of_all = months["reoffended"].sum() / months["people"].sum()
rate_until_cutoff = before["reoffended"].sum() / before["people"].sum()
rate_after_cutoff = after["reoffended"].sum() / after["people"].sum()
