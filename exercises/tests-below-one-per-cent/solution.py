from raile.science.intervals import clopper_pearson
error_free_cases = 368
highest_rate = clopper_pearson(0, error_free_cases).high
highest_rate
