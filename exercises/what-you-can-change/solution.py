from math import exp

import raile

model = raile.data("recid-model").set_index("feature")["coefficient"]
three_more_priors = exp(3 * model["priors"])
can_be_changed = ["alcohol", "programme"]
felony_lowers = "old-files"
