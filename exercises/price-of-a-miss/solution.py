from raile.science import fairness
miss_price = 1.2
lines = fairness.every_threshold(raile.data("compas-counts"))
costs = [one.false_positives + miss_price * one.false_negatives for one in lines]
1 + costs.index(min(costs))
