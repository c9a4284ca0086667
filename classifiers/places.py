"""Dutch towns in which something may have happened, and how a mail says that it happened there."""

from __future__ import annotations

import re

from bot.quick import quick

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
        "Aalten;Abcoude;Anna Paulowna;Asten;Axel;Barendrecht;Bedum;Bemmel;Bergeijk;Berkel-Enschot;Bladel;Bloemendaal;Bodegraven",
        "Boxmeer;Brielle;Bunnik;Bunschoten;Castricum;Delden;Den Dolder;Den Ham;Diepenheim;Didam;Dieren;Doesburg;Doorn;Driebergen",
        "Duiven;Echt;Edam;Eersel;Eibergen;Eijsden;Eelde;Emmer-Compascuum;Emmercompascuum;Enter;Etten-Leur;Farmsum;Finsterwolde",
        "Gendt;Gennep;Genemuiden;Gilze;Goirle;Gorredijk;Grave;Groesbeek;Grootegast;Haaren;Haastrecht;Halsteren",
        "Hamont;Hapert;Hattem;Heerde;Heesch;Heeze;Heiloo;Heinkenszand;Hellevoetsluis;Hendrik-Ido-Ambacht;Heusden;Hillegom",
        "Hilvarenbeek;Hoensbroek;Hoogkarspel;Horst;Hulst;Hummelo;Kaatsheuvel;Kapelle;Kesteren;Krimpen aan den IJssel;Landgraaf",
        "Leens;Leusden;Lichtenvoorde;Lisse;Losser;Maarssen;Made;Marum;Medemblik;Middelharnis;Mill;Monnickendam;Monster;Muntendam",
        "Neede;Nieuw-Vennep;Nieuwe Pekela;Nunspeet;Nuth;Oirschot;Oisterwijk;Oldebroek;Ootmarsum;Oud-Beijerland;Panningen",
        "Oude Pekela;Pijnacker;Putten;Renkum;Reusel;Reuver;Rheden;Rhenen;Rijen;Rolde;Rosmalen;Ruurlo;Sappemeer;Schagen;Scheemda",
        "Schoonhoven;Simpelveld;Sint-Oedenrode;Sliedrecht;Slochteren;Sluis;Someren;Son;Staphorst;Stein;Swalmen;Terborg;Tholen",
        "Tubbergen;Twello;Ulft;Urk;Vaals;Vaassen;Valkenburg;Varsseveld;Velserbroek;Vianen;Vlagtwedde;Vlijmen;Volendam;Voorhout",
        "Voorschoten;Voorst;Voorthuizen;Vriezenveen;Vroomshoop;Waddinxveen;Wassenaar;Wezep;Wierden;Wijhe;Wilnis",
        "Wijk bij Duurstede;Wommels;Woudenberg;Woudrichem;Zelhem;Zevenbergen;Zuidhorn;Zuidwolde;Zundert;Zuidbroek",
        "Oosterwolde;Burgum;Bolsward;Lemmer;Surhuisterveen;Kollum;Aalsmeer;Uithoorn;Boskoop;Best;Deurne;Gemert",
    )
    for town in line.split(";")
)
_TOWN = "|".join(sorted((re.escape(town) for town in TOWNS), key=len, reverse=True))
AT = quick(
    rf"\b(?:in|te|vestiging|locatie|kantoor|filiaal|station(?: van)?|winkel"
    rf"|werkplaats)\s+(?:jullie\s+)?(?:kantoor\s+(?:in\s+)?)?(?P<town>{_TOWN})\b"
    r"(?!\s*(?:geboren|woon|in het ziekenhuis|opgenomen|, niet)|,? (?:onze|uw) (?:cliënt|client))",
    re.IGNORECASE,
)
LIVES = quick(
    r"\b(?:woon\w*|wonen\w*|wohne\w*|lebe|live|geboren|verhuis\w*|opgegroeid|opgenomen|gestudeerd|promoveerde|studeerde)\b[^.!?]{0,25}$",
    re.IGNORECASE,
)
# What stands there and is no place of the bureau, nor of work under it; a person or a firm is in his own town.
ELSEWHERE = quick(
    r"(?:\b(?:\w*ziekenhuis|\w*kliniek|\w*arts|dokter|rechtbank|oud-werkgever|werkgever|baan|vacature|moeder|vader|zus|broer|familie"
    r"|adres|jaar|controle|politie|gemeente|bus|trein)|\b(?:ons lid|cli[eë]nte?|wendde zich|treed op voor)\b[^.!?]{0,30})\s$",
    re.IGNORECASE,
)
_SPELLED = {town.lower(): town for town in TOWNS}


def places(text: str) -> list[tuple[str, int]]:
    """The towns at which the text says to have been, with their offsets."""
    found = []
    for match in AT.finditer(text):
        before = text[max(0, match.start() - 45) : match.start()]
        if LIVES.search(before) or ELSEWHERE.search(before):
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
            "made",
            "stein",
            "son",
            "mill",
            "echt",
            "grave",
            "doorn",
            "enter",
            "putten",
            "horst",
            "sluis",
            "monster",
            "hulst",
            "axel",
        ):
            continue
        found.append((_SPELLED[words.lower()], match.start("town")))
    return found
