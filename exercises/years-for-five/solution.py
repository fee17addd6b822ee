from raile.science.privacy import register
areas, years_in_a_band = raile.data("west-yorkshire-areas").query("in_force_area"), 12
people = register(areas, 2000, seed=1).assign(district=lambda p: p["area"].str[:-5])
people["band"] = people["birth"].str[:4].astype(int) // years_in_a_band
people.groupby(["sex", "district", "band"]).size().min()
