import raile
from raile.science.hotspots import hotspots, stay

crime = raile.data("west-yorkshire-crime")
julys = {
    month: rows.groupby("area")["incidents"].sum()
    for month, rows in crime.groupby("month")
}
busiest = len(hotspots(julys["2016-07"]))
stay_by_chance = 0.05 * busiest
moved_on = busiest - stay(julys["2016-07"], julys["2018-07"])
what_hot_means = "both-truths"
