import numpy as np
recorded = raile.data("west-yorkshire-crime")
mix = recorded.pivot_table(
    index="crime", columns="month", values="incidents", aggfunc="sum"
)
shares = mix / mix.sum()
p, q = shares["2016-07"], shares["2018-07"]
parts = (q - p) * np.log(q / p)
mix_psi = parts.sum()
moved_most = parts.idxmax()
