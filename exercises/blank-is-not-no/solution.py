stops = raile.data("minneapolis-months")
august = stops[stops["month"] == "2017-08"]
filled = august[august["citation"].notna()]["stops"].sum()
filled_share = filled / august["stops"].sum()
cited_of_filled = august[august["citation"] == "yes"]["stops"].sum() / filled
early = stops[stops["month"] < "2017-07"]
filled_before_july = early[early["citation"].notna()]["stops"].sum()
