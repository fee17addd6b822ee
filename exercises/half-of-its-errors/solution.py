from raile.science.oversight import team
reliance = 0.8
together = team(reliance, alone=0.80, aid=0.95)
errors_caught = together.aid_wrong
round(errors_caught, 2), round(together.overall, 3)
