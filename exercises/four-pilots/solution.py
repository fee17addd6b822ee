from raile.science.intervals import clopper_pearson

tests = {
    "none-in-100": (0, 100),
    "none-in-1000": (0, 1_000),
    "two-in-5000": (2, 5_000),
    "seven-in-400000": (7, 400_000),
}
upper_ends = {name: clopper_pearson(*test).high for name, test in tests.items()}
pilots_by_proof = sorted(upper_ends, key=upper_ends.get)
may_say_below_one = [
    f"say-{name.rpartition('-')[2]}"
    for name in pilots_by_proof
    if upper_ends[name] < 0.01
]
ask_the_best_one = "who-was-checked"
