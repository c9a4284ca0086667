"""Dutch towns in which something may have happened, and how a mail says that it happened there."""

from __future__ import annotations

import re

TOWNS = tuple(
    town
    for line in (
        "Alkmaar;Almelo;Almere;Alphen aan den Rijn;Amersfoort;Amstelveen;Amsterdam;Apeldoorn;Appingedam;Arnhem;Assen;Baarn",
        "Barneveld;Bergen op Zoom;Beverwijk;Borculo;Boxtel;Breda;Brunssum;Bussum;Capelle aan den IJssel;Coevorden;Culemborg",
        "Cuijk;Delft;Delfzijl;Den Bosch;Den Haag;Den Helder;Deventer;Diemen;Doetinchem;Dokkum;Dordrecht;Drachten;Dronten",
        "Druten;Ede;Eindhoven;Elst;Emmeloord;Emmen;Enkhuizen;Enschede;Epe;Ermelo;Franeker;Geldrop;Geleen;Gieten;Goes;Goor",
        "Gorinchem;Gouda;Groenlo;Groningen;Haaksbergen;Haarlem;Hardenberg;Harderwijk;Haren;Harlingen;Heemskerk;Heerenveen",
        "Heerhugowaard;Heerlen;Hellendoorn;Helmond;Hengelo;Hilversum;Hoofddorp;Hoogeveen;Hoogezand;Hoorn;Houten;Huizen",
        "IJmuiden;IJsselstein;Joure;Kampen;Katwijk;Kerkrade;Leek;Leerdam;Leeuwarden;Leiden;Leidschendam;Lelystad;Lochem",
        "Maassluis;Maastricht;Meppel;Middelburg;Mijdrecht;Musselkanaal;Naaldwijk;Nieuwegein;Nijkerk;Nijmegen;Nijverdal",
        "Noordwijk;Oldenzaal;Ommen;Oosterhout;Oss;Oudenbosch;Papendrecht;Purmerend;Raalte;Ridderkerk;Rijssen;Rijswijk;Roden",
        "Roermond;Roosendaal;Rotterdam;Schiedam;Schijndel;Sittard;Sneek;Soest;Spijkenisse;Stadskanaal;Steenwijk;Tegelen",
        "Ter Apel;Terneuzen;Tiel;Tilburg;Tynaarlo;Uden;Utrecht;Valkenswaard;Veendam;Veenendaal;Veghel;Velp;Venlo;Venray",
        "Vlaardingen;Vlissingen;Voorburg;Vriezenveen;Vught;Waalwijk;Wageningen;Weert;Weesp;Wijchen;Winschoten;Winsum",
        "Winterswijk;Woerden;Wolvega;Wormerveer;Zaandam;Zaltbommel;Zeist;Zevenaar;Zierikzee;Zoetermeer;Zuidlaren;Zutphen",
        "Zwijndrecht;Zwolle;Antwerpen;Gent;Turnhout;Hasselt;Brussel;'s-Hertogenbosch;'s-Gravenhage;Klazienaveen;Borger;Beilen",
        "Oosterwolde;Burgum;Bolsward;Lemmer;Surhuisterveen;Kollum;Aalsmeer;Uithoorn;Boskoop;Best;Deurne;Gemert",
    )
    for town in line.split(";")
)
_TOWN = "|".join(sorted((re.escape(town) for town in TOWNS), key=len, reverse=True))
AT = re.compile(
    rf"\b(?:in|te|vestiging|locatie|kantoor|filiaal|station|winkel"
    rf"|werkplaats)\s+(?:jullie\s+)?(?:kantoor\s+(?:in\s+)?)?(?P<town>{_TOWN})\b(?!\s*(?:geboren|woon))",
    re.IGNORECASE,
)
LIVES = re.compile(r"\b(?:woon\w*|wonen\w*|geboren|verhuis\w*|opgegroeid)\b[^.!?]{0,25}$", re.IGNORECASE)
ELSEWHERE = re.compile(
    r"\b(?:bus|trein|bakker\w*|winkel|werkgever|baan|bedrijf|drukkerij|gemeente|rechtbank|ziekenhuis) (?:\w+ )?$", re.IGNORECASE
)
_SPELLED = {town.lower(): town for town in TOWNS}


def places(text: str) -> list[tuple[str, int]]:
    """The towns at which the text says to have been, with their offsets."""
    found = []
    for match in AT.finditer(text):
        if LIVES.search(text, max(0, match.start() - 45), match.start()):
            continue
        words = match["town"]
        if not words[0].isupper() and words.lower() in (
            "best",
            "elst",
            "goor",
            "epe",
            "ede",
            "leek",
            "haren",
            "soest",
            "houten",
            "huizen",
            "goes",
            "oss",
            "uden",
        ):
            continue
        found.append((_SPELLED[words.lower()], match.start("town")))
    return found
