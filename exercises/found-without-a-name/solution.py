import raile

file = raile.data("compas-uniqueness").set_index("known")
unique_by_birth = (
    100 * file.loc["sex, race, day of birth", "unique"] / file["people"].iloc[0]
)
entries = {
    "sex, race, age band": "with-band",
    "sex, race, age": "with-age",
    "sex, race, age, charge": "with-charge",
    "sex, race, day of birth": "with-birth",
    "sex, race, age, day of screening": "with-screening",
}
least_to_most_telling = [entries[known] for known in file["unique"].sort_values().index]
publish_it = "counts"
