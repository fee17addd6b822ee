faces, alerts, false_alerts = 3_147_436, 2_077, 10
cardiff_alerts, cardiff_false = 2_470, 2_297
precision = (alerts - false_alerts) / alerts * 100
cardiff_precision = (cardiff_alerts - cardiff_false) / cardiff_alerts * 100
per_million = false_alerts / faces * 1_000_000
