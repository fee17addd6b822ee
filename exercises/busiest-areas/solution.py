records = raile.data("west-yorkshire-crime")
burglaries = records[records["crime"] == "Burglary"]


def busiest(rows, month):
    return rows[rows["month"] == month].groupby("area")["incidents"].sum().nlargest(70)


placed = records[records["area"].notna() & (records["month"] == "2016-07")]
then, now = busiest(records, "2016-07"), busiest(records, "2018-07")
top_share = then.sum() / placed["incidents"].sum()
still_busy = len(then.index.intersection(now.index))
then, now = busiest(burglaries, "2016-07"), busiest(burglaries, "2018-07")
burglary_still_busy = len(then.index.intersection(now.index))
