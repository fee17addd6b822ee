from raile.science.biometrics import false_alert_rate, hit_rate
threshold = 0.64
false_alerts_a_day = 100_000 * false_alert_rate(threshold, listed=10_000)
share_found = hit_rate(threshold)
round(false_alerts_a_day, 2), round(share_found, 2)
