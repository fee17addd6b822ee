from raile.science.oversight import team

wrong = 1_000 * 0.05
much, nearly_blind = team(reliance=1.2), team(reliance=2)
tool_errors_that_pass = wrong * (1 - much.aid_wrong)
same_total_other_price = wrong * (much.aid_wrong - nearly_blind.aid_wrong)
what_to_measure = "caught-errors"
