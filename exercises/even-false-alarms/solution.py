from raile.science import fairness
counts, white_from = raile.data("compas-counts"), 3
by_race = fairness.by_group(counts, {"Black": 5, "White": white_from})
false_alarms = {race: one.false_positive_rate for race, one in by_race.items()}
false_alarms, fairness.gaps(by_race)
