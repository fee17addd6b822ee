def hours(share_with_match):
    return 2_000 * share_with_match * 20 / 60


matches_at_the_lower = hours(0.56)
examiners_needed = (hours(0.56) - hours(0.14)) / 110
if_nobody_is_employed = "minutes-shrink"
