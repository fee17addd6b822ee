import raile
from raile.science.quality import shares_by

stops = raile.data("minneapolis-stops")
traffic = stops[stops["reason"] == "traffic"]


def ratio(some):
    share = shares_by(some, ["race"], "person_search", "yes", "stops")["share"]
    return share["Black"] / share["White"]


ratio_all_stops = ratio(stops)
ratio_traffic = ratio(traffic)
column_that_is_missing = "what-was-found"
