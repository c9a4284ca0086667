"""Decisions in words of every register, at second reading (`answers/free/decided.py`), and what is near and must not act."""

from domain.test_answer_desk import acting, harmless

OB, VI, VO = "opdracht-behandelaar", "vraag-indeling", "vraag-ontvankelijkheid"
KARIN, WOUTER, HANNEKE = {"handler": "Karin Oosterhof"}, {"handler": "Wouter Hummel"}, {"handler": "Hanneke Dijkstra"}

MEANT = [
    (OB, "Karin mag hier haar tanden in zetten, ze kent de buurt en is de hele week op kantoor.", "assign", KARIN),
    (OB, "Komt op mijn eigen stapel.", "assign", HANNEKE),
    (OB, "Deze hou ik lekker bij mezelf, heb er toch al met een half oor naar zitten luisteren op de gang.", "assign", HANNEKE),
    (OB, "Doe maar bij Karin op de stapel, die heeft deze week lucht.", "assign", KARIN),
    (OB, "Typisch een klus voor Wouter, geef hem die maar.", "assign", WOUTER),
    (OB, "Karin trekt deze zaak. Bert springt bij als ze vastloopt.", "assign", KARIN),
    (OB, "De behandeling laat ik over aan Wouter.", "assign", WOUTER),
    (OB, "Bert zit in Lissabon. Wordt Wouter.", "assign", WOUTER),
    (OB, "Karin heeft ook zoiets gedaan en dat ging goed, dus laat haar ook hier haar tanden in zetten.", "assign", KARIN),
    (VI, "Onder 1 dus.", "classify", {"label": "klacht"}),
    (VI, "Hoort in het bakje overig, is reclame van een drukker.", "classify", {"label": "overig"}),
    (VI, "Zet het bij de suggesties, dan neem ik het mee naar het MT.", "classify", {"label": "suggestie"}),
    (VI, "Stelt gewoon een vraag, meer zit er niet achter. Ik bel hem straks even.", "classify", {"label": "vraag"}),
    (VI, "Eerst dacht ik aan een vraag. Behandelen als klacht.", "classify", {"label": "klacht"}),
    (VO, "Yes, gewoon doen, mevrouw is netjes binnen de tijd.", "admit", {}),
    (VO, "Aannemen hoor! Ik wil zelf ook weten wat er aan die balie gebeurd is.", "admit", {}),
    (VO, "Nemen we niet op. Vorig jaar is hier al een uitspraak over gedaan.", "reject",
     {"reason": "Vorig jaar is hier al een uitspraak over gedaan"}),
    (VO, "Niet doen. Dit gaat over een keuringsarts en daar gaan wij niet over.", "reject",
     {"reason": "Dit gaat over een keuringsarts en daar gaan wij niet over"}),
]  # fmt: skip
test_a_decision_in_other_words_is_understood = acting(MEANT)

NEAR = [
    (OB, "Karin zou hier haar tanden in kunnen zetten, ze kent de buurt."),
    (OB, "Karin mag hier haar tanden in zetten, als ze daar tijd voor heeft."),
    (OB, "Komt op mijn eigen stapel, denk ik."),
    (OB, "Deze hou ik liever niet bij mezelf."),
    (OB, "Doe maar bij Karin op de stapel, die is tot 3 december weg."),
    (OB, "Typisch een klus voor Wouter, maar hij heeft zijn handen vol."),
    (OB, "Karin trekt deze zaak niet."),
    (OB, "Karin trekt deze zaak. Wouter neemt de helft."),
    (OB, "De behandeling laat ik liever niet over aan Wouter."),
    (OB, "Mevrouw ziet het liefst dat het bij Karin op de stapel komt."),
    (OB, "Bert is akkoord, geef haar de map."),
    (OB, "Karin heeft de vorige ook gehad."),
    (OB, "Dan kom ik bij Karin uit, maar die durfde ik het niet te vragen."),
    (OB, "Karin krijgt hem op haar bord. Wouter leest mee."),
    (OB, "Ik laat dit aan Karin over."),
    (OB, "Ik doe mee."),
    (VI, "Onder 1 of 3."),
    (VI, "Hoort in het bakje overig, of is het een klacht."),
    (VI, "Zet het bij de suggesties, dan kijken we er morgen nog eens naar."),
    (VI, "Stelt een vraag, maar het lijkt op een klacht."),
    (VI, "Eerst dacht ik aan een vraag. Nu twijfel ik."),
    (VI, "Klinkt als een klacht."),
    (VI, "Kleine vraag: mag ik de brief zelf zien."),
    (VO, "Gewoon doen, als het binnen de tijd is."),
    (VO, "Aannemen dat mevrouw gelijk heeft gaat me te ver."),
    (VO, "Nemen we niet op."),
    (VO, "Niet doen. Ik moet de brief nog lezen."),
    (VO, "Geen zaak voor ons, zegt Bert."),
    (VO, "We gaan ermee aan de slag."),
]
test_what_is_near_to_it_does_not_act = harmless(NEAR)
