from raile.science import drift
toronto = raile.data("toronto-crime")
toronto["year"] = toronto["month"].str[:4]
years = toronto.pivot_table(
    index="crime", columns="year", values="incidents", aggfunc="sum"
)
car_shares = years.loc["Auto Theft"] / years.sum()
car_share_2016, car_share_2021 = car_shares["2016"], car_shares["2021"]
toronto_psi = drift.psi(years["2015"], years["2021"])
