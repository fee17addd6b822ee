alerts, false_alerts = 10, 1
share = false_alerts / alerts
