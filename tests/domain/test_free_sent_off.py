"""A draft let go in any words, with praise and stories beside it; what only looks like it stands in `near.txt`."""

import pytest
from domain.test_answer_desk import understood

SENT = (
    "Prima. Weg ermee",
    "Prima. Vandaag nog naar de klant graag",
    "ok, verstuur maar zo. Zag nog één dubbele spatie maar daar valt niemand over",
    "Ziet er goed uit Hanneke, stuur maar!",
    "Ik heb het concept doorgenomen en heb geen op- of aanmerkingen. U kunt het verzenden.",
    "Wat een keurige brief, complimenten! Van mij mag hij zo de deur uit. Fijne avond alvast!",
    "'t Is goed zo voor mij, ge moogt hem opsturen. Ik bel meneer straks zelf nog zodat hij niet verschiet.",
    "akoord, verstuur maar. Had het zelf niet beter kunnen opschrijven",
    "Gelezen, niks op aan te merken. De post kan hem hebben.",
    "Mag weg zo. Ik heb hem gister al aan de telefoon verteld wat erin staat, hij was er rustig onder.",
    "Hij mag er wat mij betreft vanavond nog uit. Knap verwoord, dat stuk over Roos.",
    "Fiat van mij, met dank voor het snelle werk. Ik ga er dan nu op vakantie tussenuit.",
    "Prima stuk, niks meer aan doen. Laat maar gaan.",
    "Concept gezien. Geen bezwaar, u kunt tot verzending overgaan.",
    "schoon gedaan, da kan zo de deur uit wat mij betreft. ik ga intussen de kerstboom uit de kelder sleuren",
    "Groen licht van mijn kant. Jan weet dat hij komt.",
    "Vestuur hem maar, netjes verwoord.",
    "Helemaal mee eens, hup op de bus.",
)


@pytest.mark.parametrize("text", SENT)
def test_a_draft_is_let_go(text: str) -> None:
    assert understood("concept-uitkomst", text).action == "approve"
