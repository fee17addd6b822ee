from raile.science import drift
crime, reports_a_month = raile.data("west-yorkshire-crime"), 300
july_types = crime[crime["month"] == "2016-07"].groupby("crime")["incidents"].sum()
false_alarm_share = drift.false_alarms(july_types, reports_a_month, 0.1, seed=1)
false_alarm_share
