from raile.science.hotspots import concentration
crime = raile.data("west-yorkshire-crime")
july = crime[crime["month"] == "2016-07"].groupby("area")["incidents"].sum()
share_of_areas = 0.23
concentration(july, share_of_areas)
