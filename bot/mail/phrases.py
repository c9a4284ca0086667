"""What machines write: subjects and sentences of servers, autoresponders, ticket systems, newsletters and web forms.

Only words; what they prove, and what they do not, `screen` decides.
"""

from __future__ import annotations

import re

from bot.quick import quick
from bot.sieve import Sieve

ONE_ADDRESS = r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[\w-]{1,63}\.){1,10}[\w-]{1,63}"

NO_REPLY = quick(
    r"^(?:[\w.-]{1,40}[-_.])?(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|niet[-_.]?(?:antwoorden|beantwoorden)|geen[-_.]?antwoord)\w*[@+.-]",
    re.IGNORECASE,
)
DAEMON = quick(r"^(?:mail(?:er)?[-_. ]?d(?:ae|ea)mon\b|mdaemon|bounces?[+@-]|.*-bounces?@)", re.IGNORECASE)
POSTMASTER = quick(
    r"^(?:postmaster|microsoftexchange\w*|exchange|no-?reply|mail-?admin\w*|mailer|mailsysteem|mail-?system|mdaemon|post_master)\\?@",
    re.IGNORECASE,
)
NULL_PATH = quick(r"<(?:\s*|#@\[\]|mailer-daemon\b[^>]*)>\s*$", re.IGNORECASE)  # qmail's second, and one made whole by a relay
FEEDBACK_SUBJECT = quick(r"complaint about message from \d{1,3}(?:\.\d{1,3}){3}\b", re.IGNORECASE)  # Hotmail's reports
SERVER_NAME = quick(
    r"^\W*(?:(?:e-?)?mail(?:er)?[ -]?(?:delivery (?:sub)?system|daemon|router|administrator|delivery service|security gateway)"
    r"|delivery subsystem|internet mail delivery|postmaster|system ?administrator|systeembeheerder|content[- ]filter|interscan\b"
    r"|courier mail server|mimecast|mailmarshal|mail ?enable)",
    re.IGNORECASE,
)
BOUNCE_SUBJECT = quick(
    r"^(?:\W*(?:postmaster\W+)?(?:e-?mail |message |mail )?(?:undeliver(?:able|ed)|non-?deliver\w*)"
    r"|onbestelbaar|unzustellbar|non remis|(?:bericht |e-?mail )?niet[- ](?:te bezorgen|bezorgd|afgeleverd|verzonden)"
    r"|.{0,60}\b(?:kan|kon|is) (?:helaas )?niet (?:worden )?(?:bezorgd|afgeleverd|verzonden)"
    r"|.{0,40}(?:could not|couldn't|can(?:no|')t) be delivered|mail niet afgeleverd"
    r"|\W*(?:postmaster\W+)?(?:permanent )?(?:e-?mail |message |mail )?delivery (?:(?:status )?notification|fail(?:ure|ed)"
    r"|has failed|delayed|incomplete|error|problems?|warning)"
    r"|mail delivery subsystem|returned (?:e-?)?mail|mail (?:returned|failed)|failure notice|failed mail"
    r"|(?:e-?mail )?bounce(?:d (?:e-?)?mail|d message| notification)|notice: mail delivery|mail system error"
    r"|(?:bezorging|aflevering) (?:is )?(?:mislukt|vertraagd)|mislukte (?:bezorging|aflevering)"
    r"|(?:message|e-?mail) (?:was )?(?:rejected|blocked)"
    r"|message (?:not delivered|undeliverable|delivery has failed|status - undeliverable)"
    r"|warning: (?:message|could not send))",
    re.IGNORECASE,
)
# At its end, where a gateway writes it below the subject of the letter.
BOUNCE_SUBJECT_END = quick(r"(?:delivery fail(?:ed|ure)|non remis|undelivered|not delivered|niet bezorgd)\W*$", re.IGNORECASE)
# The failure of "your" mail, with the address it was meant for: words of a server to the one who wrote.
FAILED_YOURS = quick(
    r"\b(?:your|votre|uw|je|ihre) (?:e-?mail|mail|message|bericht|nachricht)\b[^@?]{0,120}?\b(?:not (?:be )?delivered"
    r"|undeliverable|niet (?:worden )?(?:bezorgd|afgeleverd)|pas pu (?:e|ê)tre|nicht zugestellt)\b[^@?]{0,40}[<\s:(]"
    + ONE_ADDRESS,
    re.IGNORECASE,
)
BOUNCE_TEXT = Sieve(
    r"\b(?:kan|kon|konden|is) (?:helaas )?niet (?:worden )?(?:bezorgd|afgeleverd)"
    r"|bezorging van het bericht .{0,60}mislukt|niet bezorgd bij"
    r"|could(?: not|n't) be delivered|was(?: not|n't) (?:able to deliver|delivered)|delivery (?:has failed|to the following)"
    r"|unable to deliver|undeliverable|onbestelbaar|returned to sender|konnte nicht zugestellt",
    flags=re.IGNORECASE | re.DOTALL,
)
# What servers say of a letter, and of its receiver; people write some of it, so only of a server's mail it tells anything.
FAILURE = Sieve(
    r"\b(?:could(?: not|n't)|can(?: ?not|'t)|was(?: not|n't)|not been|un(?:able|successful)|fail(?:ed|ure|s)?|error|trouble)"
    r"\b.{0,60}\b(?:deliver\w*|send\w*|sent|reach\w*|accept\w*|processed)",
    r"\b(?:deliver\w*|send\w*|message|e-?mail|mail|recipients?|address\w*)\b.{0,60}\b(?:fail\w*|errors?|problems?|aborted|stopped|blocked"
    r"|rejected|undeliverable|undelivered)",
    r"\bdid not (?:reach|arrive)|(?:rejected|unknown|invalid|no valid) (?:recipients?|users?|address\w*)|user unknown"
    r"|no such user|not listed in|mailbox (?:is )?(?:full|exceeds|unavailable)"
    r"|does(?: not|n't) exist|returned mail|bounced|undeliverable",
    r"\bniet (?:gelukt|mogelijk|kunnen|worden|bereikt|bezorgd|afgeleverd|afleveren|te bezorgen)"
    r"|\b(?:bezorg|aflever)\w*.{0,40}mislukt|bestaat niet|(?:postvak|mailbox) .{0,30}\bvol\b|onbestelbaar|geweigerd",
    r"\bpas pu (?:e|ê)tre|nicht zugestellt|unzustellbar|non remis",
    r"\b5(?:5\d|\.\d\.\d+)\b",
    flags=re.IGNORECASE | re.DOTALL,
)
AWAY_SUBJECT = quick(
    r"^\W{0,3}(?:automatisch(?:e)? (?:antwoord|reactie|bericht|beantwoording|e-?mail|ontvangstbevestiging)"
    r"|auto(?:matic|mated)?[- ]?(?:reply|response|responder|antwoord|reactie|antwort)"
    r"|afwezigheids(?:melding|bericht|assistent)"
    r"|out[- ]of[- ](?:the[- ])?office(?: (?:auto)?reply)?|abwesen\w+|réponse automatique"
    r"|respuesta automática|risposta automatica|automatisk svar|autosvar"
    r"|odpowiedź automatyczna|automatyczna odpowiedź|otomatik yanıt"
    r"|away from (?:the|my) (?:office|desk)|vakantie(?:bericht|melding)|automatische antwort)\s*(?:[:\]–-]|$|\("
    r"|\bop\b.{0,80}:)"
    r"|^\W{0,3}(?:ik ben )?(?:afwezig(?:heid)?|niet aanwezig)\W{1,3}"
    r"(?:re|antw|aw|fw|uw|ontvangst|bevestiging|uitnodiging|herinnering)\b",
    re.IGNORECASE,
)
# Lotus Notes puts "AUTO:" before it and the day in brackets; its older subject a person writes too, its older text he does not.
NOTES_SUBJECT = quick(
    r"^auto: .{1,80}?\b(?:is out of (?:the|my) office|is (?:niet aanwezig|afwezig)|(?:ist )?(?:außer haus|abwesend)"
    r"|est absent\w*)\b\W{0,4}(?:\(|$)",
    re.IGNORECASE,
)
NOTES_OLD_SUBJECT = quick(r"^.{2,80} is out of the office\W*$", re.IGNORECASE)
NOTES_OLD_TEXT = quick(r"^\W*I will be out of the office (?:starting|from) ", re.IGNORECASE)
GENERATED_SUBJECT = quick(
    r"^\W{0,3}(?:auto(?:matically)?[- ]generated|automatisch gegenereerd)\w*(?: (?:e-?mail|bericht|message))?\s*[:\]–-]",
    re.IGNORECASE,
)
# A client reports sick under these words too, so the text has to be that of a machine as well.
AWAY_WORD = quick(r"^\W{0,3}(?:afwezig(?:heid)?|niet aanwezig|out of office|auto)\s*(?:[:\]–-]|$)", re.IGNORECASE)
AUTOMATIC_TEXT = Sieve(
    r"(?:^|\n)\W{0,3}(?:(?:note|opmerking|let op|nb|hinweis)\W{1,3})?"
    r"(?:dit is een automatisch\w*(?: (?:gegenereerd\w*|verzonden))? (?:antwoord|bericht|e-?mail\w*"
    r"|mail|reactie|ontvangstbevestiging)"
    r"|dies ist eine automatische? (?:antwort|nachricht|e-?mail)"
    r"|this is an? auto(?:matic|mated)(?:ally generated)? (?:reply|response|message|e-?mail)"
    r"|(?:deze|dit) (?:e-?mail|bericht) (?:is|wordt) automatisch (?:gegenereerd|verzonden|verstuurd)"
    r"|automatische? (?:antwoord|reactie) ?:)",
)
AWAY_ANYHOW = Sieve(
    r"\b(?:afwezig|niet (?:aanwezig|op kantoor|bereikbaar)|(?:met|op|wegens|vanwege) (?:\w+ )?(?:vakantie|\w{0,12}verlof"
    r"|feestdagen)|zwangerschapsverlof"
    r"|buiten kantoor|in het buitenland|gesloten"
    r"|out of (?:the |my )?office|away from (?:the|my) office|on (?:\w+ )?(?:leave|holiday|vacation)"
    r"|urlaub|abwesend"
    r"|nicht im (?:büro|haus)|außer haus"
    r"|absente?|en congés?|en vacances|werkzaam bij|niet (?:meer|langer) (?:werkzaam|in dienst)|uit dienst"
    r"|werkt niet (?:meer|langer)|no longer (?:work\w*|employed|with)|nicht mehr (?:\w+ ){0,4}(?:tätig|beschäftigt))\b",
)
DESERTED = Sieve(  # of a mailbox, or of somebody who is gone for good: nobody writes so in answer to a question
    r"\b(?:dit|mijn|deze|het) (?:e-?mail-?adres|mailadres|adres|mailbox|postvak|inbox|account) (?:is|wordt|werkt)\b[^.\n]{0,40}"
    r"\b(?:niet meer|niet langer|gesloten|opgeheven|vervallen|niet (?:gelezen|bekeken|beheerd|gebruikt|gemonitord))"
    r"|\b(?:mail|mails|e-?mails?|berichten|post)\b[^.\n]{0,30}\b(?:word(?:t|en)|lees ik)\b[^.\n]{0,20}\bniet\b"
    r"|\bik werk (?:(?:hier|er|al|sinds \w+|per \w+) ){0,2}niet (?:meer|langer)\b(?! aan| mee)"
    r"|\bik ben (?:hier |er )?(?:per \S+(?: \w+)? )?niet (?:meer|langer) (?:hier\b|werkzaam|in dienst|bij\b)"
    r"|\bthis (?:mailbox|(?:e-?mail )?address) is no longer\b",
)
MEANWHILE = Sieve(
    r"tijdens mijn afwezigheid|(?:bij|voor|in) (?:spoed|dringende|urgente|geval van)|(?:mail|bericht)\w* (?:wordt"
    r"|worden) (?:niet|ook niet)?\s?(?:automatisch )?(?:gelezen|doorgestuurd|beantwoord)"
    r"|kunt u (?:zich wenden tot|contact opnemen met|terecht bij)|neem (?:dan |bij spoed )?contact op met|(?:weer"
    r"|terug) (?:aanwezig|bereikbaar|op kantoor)"
    r"|\b(?:kun|kan|kunt) (?:je|jij|u)\b[^.\n]{0,60}\b(?:terecht|contact opnemen|mailen|bellen|wenden)"
    r"|for urgent|in urgent cases|please contact|will (?:be back|return|respond)|limited access",
)
THANKS = quick(
    r"^\W*(?:(?:beste|geachte|hallo|hoi|goedendag|goedemorgen|goedemiddag|dear|hi|hello)\b[^\n]{0,60}\n\s*)?"
    r"(?:hartelijk )?(?:bedankt|dank|thank)\b.{0,40}(?:\be-?mail|\bmail|bericht|message)",
    re.IGNORECASE,
)
RECEIPT = Sieve(
    r"\b(?:uw|je|jouw) (?:e-?mail|bericht|vraag|melding|aanvraag|verzoek|klacht) (?:is|staat) (?:bij ons )?geregistreerd"
    r" (?:onder|met|als)\b",
    r"\b(?:uw|je|jouw) (?:zaak|case|ticket|melding|dossier|registratie)s?-?nummer is\b.{0,20}\d",
    r"\b(?:wij|we) hebben (?:uw|je|jouw) (?:e-?mail\w*|bericht|vraag|melding|aanvraag|verzoek|klacht|formulier|reactie|brief)"
    r"(?: (?:in goede orde|goed|zojuist))* ontvangen(?! (?:dat|waarin|waar|over|maar|van)|,? en (?!geregistreerd|onder"
    r"|in behandeling|is|wordt|nemen|zullen|doen))"
    r"|\bbevestigen (?:wij|we) (?:u )?(?:hierbij )?de (?:goede )?ontvangst van (?:uw|je)\b"
    r"|\b(?:uw|je|jouw) (?:e-?mail\w*|bericht|vraag|melding|aanvraag|verzoek|klacht"
    r"|reactie)(?: \(?#?[\w-]+\)?)? is (?:in goede orde |goed )?ontvangen"
    r"|\bwe have received your (?:e-?mail|message|request|inquiry)|your (?:request|message"
    r"|e-?mail) (?:\(?#?\w+\)? )?has been received"
    r"|(?:nemen|hebben) (?:uw|je) (?:e-?mail|bericht|vraag|verzoek) (?:zo (?:snel|spoedig) mogelijk )?in behandeling",
)
UNREAD = Sieve(
    r"\b(?:uw|je|deze|binnenkomende) (?:e-?mails?|mails?|berichten|bericht) (?:wordt|worden)\b[^.\n]{0,40}\bniet\b[^.\n]{0,40}"
    r"\b(?:gelezen|doorgestuurd|beantwoord)"
    r"|\bgeen toegang tot (?:mijn )?(?:e-?mail\w*|mail(?:box)?|postvak)\b"
    r"|\b(?:na|bij) (?:mijn )?terugkomst (?:zal|beantwoord|lees|neem|reageer) (?:ik|uw|je)\b",
    r"\byour (?:e-?mail|message) (?:will not be|is not) (?:being )?(?:read|forwarded)|\b(?:no|limited) access to (?:my )?e-?mail"
    r"|\bI will (?:respond|reply|answer|get back)\b[^.\n]{0,60}\b(?:when|upon|on|as soon as|after) (?:I|my) return"
    r"|\b(?:not|n't) (?:be )?(?:read|check|monitor)(?:ing)? (?:\w+ ){0,2}e-?mails?\b",
    r"\b(?:ihre|diese|eingehende) (?:e-?mails?|nachricht(?:en)?|mails?) (?:wird|werden)\b[^.\n]{0,40}\bnicht\b[^.\n]{0,40}"
    r"\b(?:gelesen|weitergeleitet|bearbeitet|beantwortet)",
)
AWAY_MYSELF = Sieve(
    r"\b(?:ik (?:zit|verblijf)|zit ik)(?: [\w-]+){0,7} in het buitenland\b",
    r"\b(?:ik ben|ben ik|i am|i'm|i will be)(?: \w+){0,3} (?:afwezig|niet (?:aanwezig|bereikbaar|op kantoor)|(?:met|op)"
    r" (?:\w{0,12}vakantie|\w{0,12}verlof)|out of (?:the )?office|away from (?:the|my) office"
    r"|on (?:\w+ )?(?:leave|holiday|vacation))\b",
    r"\b(?:ich bin|bin ich)(?: [\w.]+){0,6} (?:nicht (?:im (?:büro|haus|hause)|am arbeitsplatz)|abwesend|außer haus|im urlaub)\b",
    r"\bje (?:suis|serai)(?: [\w.]+){0,4} (?:absente?|en congés?|en vacances|hors du bureau)\b",
    # Of somebody else, who is gone for good: his mailbox says it.
    r"\bis (?:\w+ ){0,5}?(?:niet (?:langer|meer) (?:werkzaam|in dienst)|uit dienst)\b|\bwerkt niet (?:langer|meer) (?:bij|voor)\b"
    r"|\bno longer (?:works|working|employed|with)\b|\bnicht mehr (?:\w+ ){0,4}(?:tätig|beschäftigt)\b",
)
# Where to turn to meanwhile, which is not the one who writes; a client who is away asks to be called himself.
ELSEWHERE = Sieve(
    r"\bmijn (?:werk|taken|werkzaamheden)\b[^.\n]{0,30}\b(?:waargenomen|overgenomen) door\b",
    r"\b(?:for|in) (?:case of )?(?:any |all )?(?:urgent|emergenc)\w*\b[^.\n]{0,60}\b(?:contact|call|e-?mail|reach)\b(?! me\b)",
    r"\b(?:in|bei) (?:\w+ )?dringende[nr]\b[^.\n]{0,80}\b(?:wenden|kontaktieren|erreichen) sie\b(?! mich\b)",
    r"\ben cas d['’]urgence\b[^.\n]{0,60}\b(?:contacter|adresser|appeler|joindre)\b(?! (?:moi|-moi))",
    r"\bnicht im (?:büro|haus|hause)\b[^\n]{0,120}\bwieder (?:erreichbar|im büro|im haus|zurück|da|anwesend)\b",
)
# A question to the bureau: whoever has one wants an answer.
ASKS = Sieve(r"\b(?:kunt u|kun je|wilt u|wil je|zou u|zou je|could you|can you)\b[^.!?\n]{1,200}\?")
DISSENT = Sieve(
    r"\bniet (?:mee )?eens\b|\bniet akkoord\b|\bmaken (?:\w+ )?bezwaar\b|\bontevreden\b|\bslechte zaak\b"
    r"|\bonze (?:medewerker|werknemer|cli[eë]nt)\b"
)
NUMBERED = Sieve(
    r"\b(?:ticket(?:nummer|number|-?id)?|(?:registratie|zaak|melding|referentie|volg|dossier|case|aanvraag)s?-?(?:nummer"
    r"|nr\.?|number)|case (?:id|number)"
    r"|kenmerk|(?:onder|met) (?:het )?(?:nummer|kenmerk)|reference)\b.{0,30}\d"
    r"|\(#?\d{3,}\)|boven deze regel|above this line",
    flags=re.IGNORECASE | re.DOTALL,
)
RECEIPT_SUBJECT = Sieve(
    r"ontvangstbevestiging|bevestiging (?:van )?ontvangst|\[?(?:ticket|case|aanvraag|zaak|melding)\W{0,2}(?:#|id|nr"
    r"|nummer|ontvangen|\d)"
    r"|(?:uw|je) (?:e-?mail|bericht|vraag|melding|aanvraag|verzoek) is (?:goed )?ontvangen|hebben (?:uw|je) .{1,20} ontvangen"
    r"|\[#?\d{3,}\]|(?:request|message) received|we received your",
)
NEWSLETTER = (
    Sieve(
        r"(?:nieuwsbrief|mailing|e-?mails?|mails?|berichten)\b.{0,80}\b(?:afmelden|uitschrijven|af te melden"
        r"|uit te schrijven)|unsubscribe"
        r"|(?:afmelden|uitschrijven)\b.{0,60}\b(?:nieuwsbrief|mailing|e-?mails?|klik)|\b(?:afmelden|uitschrijven)\W*$"
        r"|klik hier om (?:je|u) (?:af|uit)",
        flags=re.IGNORECASE | re.DOTALL,
    ),
    Sieve(
        r"bekijk (?:de |deze |dit )?(?:nieuwsbrief|mail|e-?mail|bericht|webversie|online)|webversie|in (?:je|uw) browser"
        r"|view (?:this|in|online)"
        r"|(?:je|u) ontvangt deze (?:e-?mail|nieuwsbrief|mail|mailing) omdat|online versie"
    ),
    Sieve(r"nieuwsbrief|newsletter|\bkorting\b|\baanbieding|webinar|schrijf je (?:nu )?in|meld je (?:nu )?aan"),
)
LIST_HEADERS = ("list-id", "list-post", "mailing-list", "x-mailing-list", "x-beenthere", "x-mlserver", "x-ml-name")
MAILER_HEADERS = (
    "x-campaign-id",
    "x-campaignid",
    "x-campaign",
    "x-mc-user",
    "x-mailchimp-campaign-id",
    "x-csa-complaints",
    "feedback-id",
)
SOON = Sieve(
    r"automatisch|werkdagen|zo (?:spoedig|snel) mogelijk|in behandeling|streven|as soon as possible|business days",
)
OBJECTION = Sieve(
    r"\b(?:klacht|klaag|klagen|bezwaar|beroep|ontevreden|niet (?:mee )?eens|niet akkoord|boos|slechte zaak|complain\w*"
    r"|plainte|mécontente?|beschwer\w+"
    r"|(?:met|aan) mij|(?:mij|me) (?:\w+ )?(?:bellen|mailen|bereiken)|bel (?:mij|me)|mijn (?:vrouw|man|moeder|vader"
    r"|partner|dochter|zoon|kind)"
    r"|onze (?:medewerker|werknemer|cli[eë]nt)|uw (?:coach|bureau|trainer))\b",
)
FIRST_PERSON = quick(r"\b(?:ik|mij|me|ben ik|i(?!\.\s?e\b)|i'm|i've|ich|je suis|j'ai)\b", re.IGNORECASE)
SERVER_SPEAKS = quick(
    r"\bI(?:'m| am|'ve| was| have)? (?:afraid I was|afraid|sorry|given up|sending you this|unable|not able|wasn't able|tried)\b",
    re.IGNORECASE,
)
# What somebody asks or tells who has such a mail before him.
PERSON_ASKS = Sieve(
    r"\b(?:mijn|my|onze medewerker|graag|wat is|welk adres|what is|kunt u (?:mij|ons|dit|hem|haar|het adres)|kun je)\b"
    r"|\b(?:could|can) you\b|\b(?:komt|kwam|komen|kwamen|kreeg|krijgt|krijgen|is)\b.{0,60}\b(?:terug|retour)\b"
    r"|came back|comes back|bounced back",
)
REJECTED = Sieve(r"\b(?:rejected|refused|geweigerd|abgelehnt)\b")
TOLD = Sieve(r"\b(?:kreeg|krijg|ontving|ontvang|gekregen|stuur(?:t|de)|stuurden|staat|stond|got|received)\b")
FORM_LINE = quick(
    r"^\W{0,3}(?:uw |je |jouw |your )?(bericht|vraag|klacht|uw klacht|opmerking(?:en)?|toelichting"
    r"|omschrijving(?: van de klacht)?|reactie|message"
    r"|comments?|voornaam|achternaam|volledige naam|naam|name|e-?mail(?:adres)?|mailadres|telefoon(?:nummer)?|phone"
    r"|onderwerp|subject)\s*\*?(?:\s?:|  ?(?=\S)|$)",
    re.IGNORECASE | re.MULTILINE,
)
FORM_QUESTION = quick(r"bericht|vraag|klacht|opmerking|toelichting|omschrijving|reactie|message|comment", re.IGNORECASE)
# Who filters his mail has strangers prove that they are people; nobody of the bureau presses such a link.
CHALLENGE = Sieve(
    r"\b(?:your|uw|je) (?:message|e-?mail|bericht|mail)\b[^.\n]{0,120}\b(?:waitlisted|waiting for verification"
    r"|held for approval)\b"
    r"|\bi'm (?:using|protecting)\b[^.\n]{0,60}\bspam\b[^.\n]{0,60}\.[^.\n]{0,20}\b(?:click|verify|follow)\b"
    r"|\badd yourself to my (?:guest|safe|approved) list\b|\bcomplete the verification process\b"
    r"|\bpowered by boxbe\b|\bin quarantaine\b[^.\n]{0,80}\b(?:omdat u|tot u)\b[^.\n]{0,80}\b(?:lijst|bevestig)",
)
MEETING_ANSWER = quick(r"^METHOD:(?:REPLY|COUNTER)\b", re.IGNORECASE | re.MULTILINE)
READ_SUBJECT = quick(
    r"^(?:gelezen|niet gelezen|read|not read|leesbevestiging|return receipt|ontvangstbewijs|ontvangstbevestiging \(weergegeven"
    r"|gelesen)\b.{0,40}[:)-]",
    re.IGNORECASE,
)
READ_TEXT = Sieve(
    r"is (?:gelezen|verwijderd zonder|weergegeven)|was (?:read|deleted without|displayed)|leesbevestiging|return receipt"
    r"|wurde gelesen"
    r"|dat het bericht is weergegeven",
)
MEETING_SUBJECT = quick(
    r"^(?:accepted|declined|tentative\w*|geaccepteerd|afgewezen|geweigerd|voorlopig\w*(?: geaccepteerd)?|misschien|zugesagt"
    r"|abgelehnt|nieuwe tijd voorgesteld|new time proposed)\s?:",
    re.IGNORECASE,
)
MEETING_TEXT = Sieve(
    r"\b(?:heeft|hat)\b.{0,80}\b(?:uitnodiging|afspraak|vergadering|gebeurtenis|einladung|termin)\b"
    r"|\bhas (?:tentatively )?(?:accepted|declined)\b|^\W*(?:wanneer|when):",
)
# What the calendar copies of the meeting; its text is the inviter's.
MEETING_DETAILS = quick(r"^\W*(?:wanneer|when|wann|beschrijving|description|beschreibung)\b", re.IGNORECASE | re.MULTILINE)
MEETING_RULE = "*~*~*"  # Outlook's, between the meeting and what its user adds
REACTION_TYPE = "text/vnd.google.email-reaction+json"
REACTION_LINK = quick(r"<?https://www\.google\.com/gmail/about/[^\s>]*>?")  # Gmail's own, below its line
_YOUR_MAIL = (
    r"(?:(?:uw|je|jouw|your|ihre|deine) (?:bericht|e-?mail|mail(?:tje)?|message|email|nachricht)|dit bericht)"
    r"(?:,? (?:met (?:als )?onderwerp )?[\"“„«][^\"”“»\n]{0,200}[\"”“»])?"
    r"(?: (?:van|of|from|vom) (?:[a-z]+,? )?\d{1,2}[-/. ][\w./-]{1,12}(?: \d{4})?,?(?: (?:om |at |um )?\d{1,2}[:.]\d\d)?)?"
)
_SIGN = (
    r"(?:(?:een |a |an |einem )?(?:(?:duim(?:pje)?|thumbs?|daumen)(?: (?:omhoog|omlaag|up|down|hoch))?"
    r"|hart(?:je)?|heart|herz(?:en)?|applaus|smiley|lach(?:je)?|laugh|emoji)|[^\w\s]{1,8})"
)
REACTION_TEXT = quick(
    r"\W*[\w .'-]{2,60} (?:"
    rf"heeft (?:een reactie gegeven|(?:met )?{_SIGN} gereageerd|gereageerd|{_SIGN} gegeven) (?:op|aan) {_YOUR_MAIL}"
    rf"(?: met {_SIGN})?"
    rf"|(?:reageerde|heeft) (?:met )?{_SIGN} op {_YOUR_MAIL}(?: gereageerd)?"
    rf"|(?:vond|vindt) {_YOUR_MAIL} (?:leuk|geweldig|grappig)"
    rf"|reacted (?:with )?(?:{_SIGN} )?to {_YOUR_MAIL}(?: with {_SIGN})?|(?:liked|loved|laughed at|hearted) {_YOUR_MAIL}"
    rf"|hat (?:mit {_SIGN} )?auf {_YOUR_MAIL}(?: mit {_SIGN})? reagiert"
    rf"|(?:heeft gereageerd|reageerde|reacted)(?: (?:met|with) {_SIGN})? via Gmail)\W*"
    r"(?:(?:bekijk|open|lees|view|see|ansehen)\b[^.!?\n]{0,60}\W*)?",
    re.IGNORECASE,
)
SHORT = 1_500  # characters; out-of-office texts are not longer
