from raile.science import privacy
areas = raile.data("west-yorkshire-areas").query("in_force_area")
register = privacy.register(areas, 2000, seed=1)
register = register.assign(year=register.birth.str[:4], district=register.area.str[:-5])
groups = register.groupby(["sex", "district", "year"])["reason"]
sizes = groups.size()
smallest_class, alone = sizes.min(), (sizes == 1).sum()
betrayed = sizes[(sizes > 1) & (groups.nunique() == 1)].sum()
