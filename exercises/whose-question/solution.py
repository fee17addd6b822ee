import raile
from raile.science.fairness import outcomes

counts = raile.data("compas-counts")
white = outcomes(counts[counts["race"] == "White"], threshold=5)
high_white_right = 100 * white.predictive_value
low_white_missed = 100 * white.false_negative_rate
who_asks_what = {
    "judge-card": "from-score",
    "innocent-card": "from-outcome",
    "vendor-card": "from-score",
    "journalists-card": "from-outcome",
}
