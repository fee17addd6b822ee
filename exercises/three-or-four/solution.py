from raile.science.intervals import wilson
searches_each = 5_500
all_of_them = wilson(round(0.03 * searches_each), searches_each)
dark_skinned_women = wilson(round(0.04 * searches_each), searches_each)
all_of_them, dark_skinned_women
