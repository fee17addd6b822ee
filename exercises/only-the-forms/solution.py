crime = raile.data("west-yorkshire-crime")
violence = crime[crime["crime"] == "Violence and sexual offences"]
recorded_2016, recorded_2018 = 0.55, 0.946
both = violence.groupby("month")["incidents"].sum()[["2016-07", "2018-07"]]
both / [recorded_2016, recorded_2018]
