"""Roster names taken apart, and the words that stand around names in mail."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.reading import Person
from classifiers.words import word_set

WORD = re.compile(r"[^\W\d_]+(?:['’´`][^\W\d_]+)*|['’]t\b")
PARTICLES = word_set("van der den de ten ter te t 't het el al la le vd v d von di da du dos op in ver vander vanden vande")
BEN = word_set("ben bin abu ait san")  # open a surname, but are ordinary words elsewhere
FEMALE_TITLES = word_set("mevrouw mevr mw mevouw mevrouwtje mejuffrouw juf juffrouw frau madam madame dame mrs ms mej")
MALE_TITLES = word_set("meneer mijnheer dhr heer hr herr herrn mnr meester menheer")
TITLES = FEMALE_TITLES | MALE_TITLES | word_set("mr drs ir ing dr")
ROLES = word_set(
    "coach jobcoach jobcoatch begeleider begeleidster werkbegeleider werkbegeleidster trajectbegeleider trajectbegeleidster "
    "arbeidsbegeleider arbeidsbegeleidster casemanager casemanagster klantmanager loopbaanbegeleider loopbaanbegeleidster "
    "groepsleider groepsleidster trainer trainster werkcoach klantcoach loopbaanadviseuse loopbaanadviseur loopbaancoach "
    "adviseur adviseuse consulent consulente re-integratiecoach re-integratieadviseur reintegratiecoach "
    "reintegratieadviseur integratiecoach integratieadviseur arbeidsdeskundige manager manageres directeur directrice "
    "directie collega secretaresse receptioniste teamleider medewerker medewerkster klachtenfunctionaris "
    "kwaliteitsmedewerker"
)
# Names that are ordinary words: they count as a name only when written as one.
FIRST_NAME_WORDS = word_set(
    "roos storm mei mark frank wil bas hoop joy zomer lente sol guus jet floor fleur merel iris max ben ad an ton door lot "
    "april juni june hope bo do co ward faith puck bloem amber jade jasmijn linde violet madelief mees els rein stan sam will "
    "ster star sky summer rivier vlinder zon rust vrede trees ties saar bent hein beer wolf valk noor"
)
SURNAME_WORDS = word_set(
    "prins maas bakker timmerman veen bos mulder kramer smits smit visser kok boer koning wit laan berg jong hoff hof kuipers "
    "kuiper post vos molen dijk brink haan groot groen klein lang lange kort korte schouten have hoek wolf beek meer "
    "kaya bloem steen vink valk duif pauw winter zomer mol appel wouters koster molenaar schipper schippers zwart bruin rood "
    "geel blauw goud zilver hart sterk vogel haas ruiter slager slot kamp kruis brouwer stam baas sluis plas poel vuur water "
    "zee zand veld akker weg straat brug poort kerk toren huis hout stoel tafel boom bloemen roos doorn braam kool peer noot "
    "graaf hertog keizer bisschop paus monnik ridder schaap bok geit hond kat leeuw beer ezel mus spreeuw zwaan gans eend "
    "vis baars snoek kroon schild zwaard hamer nagel bijl zaag schaaf ketel pot kuip vat wagen wagenaar wiel rad zeil mast "
    "anker boot schip schuit roer dam dijkman heuvel bergen dal vliet heide wijk dorp stad horst donk loon es rijn waal lek "
    "vroom vrolijk goed goede kwaad nieuw nieuwe oud oude hoog hoge laag stil stille snel rijk arm "
    "vries friesland holland brabant vlaming zeeuw hofman meester schoenmaker wever dekker metselaar schilder tuinman herder "
    "jager strijder schrijver dokter advocaat rechter vonk vlam lamp licht donker maandag zondag mei maart mooi faber pen"
)
RARE = 5  # a surname at least this long may be misspelt by a letter
SHORTEST = 3  # a shorter one is not looked for by its sound
TRADES = word_set(  # they need an article: "Prins heeft het afgezegd" is somebody
    "prins bakker timmerman mulder kramer visser boer koning kuiper molenaar schipper koster brouwer slager jager wever dekker "
    "schilder herder"
)
DETERMINERS = word_set("de het een deze dit eind begin half mijn onze ons zijn haar hun elke geen veel afgelopen")
ARTICLE = DETERMINERS | word_set("die dat in op tot uw")
VERBS = word_set(
    "is was heeft had heb zei zegt zeg zou kan kon ging gaat kwam komt kom belde belt deed doet stuurde stuurt liet laat vroeg "
    "vraagt gaf geeft wist weet heet moet moest mag mocht werd wordt stond staat zat zit keek kijkt liep loopt nam neemt hing "
    "riep roept schreef schrijft sprak spreekt praat las leest vond vindt hielp helpt bleef blijft begon begint dacht denkt "
    "wou wilde schold lachte lacht loog liegt zal werkt vergat zag ziet hoorde hoort reageert reageerde mailt kreeg krijgt "
    "deelde snapt begrijpt schreeuwt verdient beloofde bracht"
)
PAST_VERB = re.compile(r"[a-z]{2,}(?:d|t)e$|(?!niet$|want$|vast$|echt$|juist$|recht$|zacht$)[a-z]{3,}t$")
NEAR_NAME = word_set("en of ook mij me dat die van hier nooit niet dan maar om er wel weer")
LED_BY = word_set(
    "zou zei zegt belde heeft had met aan tegen door over hoi beste hallo bij lieve hey en of van via namens hi dag dus toen "
    "want dat omdat terwijl sinds is maar naar voor ik moi geachte"
)
OPENERS = word_set(
    "die dat en maar toen met van aan beste geachte hoi hallo dag over bij door volgens via namens gisteren ook omdat want "
    "sinds daarna waarom dus als vandaag heeft had is was kan wil hi hey lieve goedemorgen goedemiddag goedenavond dear tegen "
    "voor klacht onderwerp betreft re fw fwd cc aan tav moi ha hé hee nu later eerst jullie uw onze mijn deze "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday tuesday wednesday thursday friday saturday sunday"
)
# Whoever is introduced with one of these is the sender's own, not the bureau's.
RELATIVES = word_set(
    "vrouw man zoon zoontje dochter dochtertje broer broertje zus zusje zuster moeder vader mam pap mama papa opa oma oom "
    "tante neef nicht neefje nichtje kind kleinzoon kleindochter kleinkind baas chef leidinggevende werkgever vriend vriendin "
    "vriendje buurman buurvrouw buurjongen buurmeisje partner echtgenoot echtgenote verloofde ex schoonzoon schoondochter "
    "schoonzus zwager schoonmoeder schoonvader stiefzoon stiefdochter dokter huisarts arts bedrijfsarts verzekeringsarts "
    "specialist psycholoog psychiater therapeut fysiotherapeut advocaat advocate notaris mantelzorger bewindvoerder hond kat "
    "paard voorman ploegbaas medecursist medecliënt klasgenoot schoonbroer peetoom oudste jongste tweeling kapper wijkagent "
    "agent wethouder burgemeester dominee pastoor neuroloog cardioloog chirurg bedrijfsleider eigenaar verzuimcoordinator"
)
OUTSIDE = re.compile(
    r"[ ]*,?[ ]*\(?(?:(?:van|bij|uit|v\.?|vd|namens)\s+(?:(?:het|de|den|mijn|onze|'t|m'n|mn)\s+)?)"
    r"(?:uwv|gemeente|bank|verzeker\w+|verzuim\w*|arbo\w*|ggz|ggd|hr|p&o|personeels\w+|werkgever|werk|mijn werk|belasting\w*"
    r"|school|zorg\w*|ziekenhuis|rechtbank|vakbond|fnv|cnv|politie|reclassering|woning\w*|huisarts\w*|sociale\s\w+|wijkteam"
    r"|thuiszorg|uitzend\w+|juridisch\w*|bewind\w*|defam|bovag|svb|cao|overkant|buren|voetbal\w*|kerk|koor|bedrijfsarts)\b",
    re.IGNORECASE,
)
FEMALE = word_set(
    "aaltje alice alida aleida amina angela angelique anita anja anke ankie anna annelies annemarie annemiek annemieke annet "
    "annette anouk ans antje antoinette astrid audrey aysel ayse barbara beatrix bea bep berber bertha betty bianca brenda "
    "brigitte britt carin carina carla carmen carolien carolina caroline catharina cathy chantal charlotte christa christel "
    "christien christina christine cindy claudia conny cora corina corine corinne corrie dagmar daniella danielle debby deborah "
    "delia demi denise desiree dewi diana dina dineke dorien doris dorothea edith elena elif elisabeth elise elize elke ella "
    "ellen elly els elsa elske emma emily erna esma esmee esther eva evelien eveline evelyn evy fadoua fatiha fatima fatma "
    "femke fenna fenneke fien fieke fleur floor floortje frederika frederique froukje geertje geertruida geesje geke gemma "
    "gerda gerdien gerrie gina ginny gonnie greet greetje greta gretha gwen hadewych hanan hanna hannah hannie hanneke hannelore "
    "harriet hatice hedwig heidi heleen helen helena helga henny henriette hennie hetty hilde hilda hildegard ida ilona ilse "
    "imane ina ineke inge ingeborg ingrid irene iris irma isa isabel isabelle ivonne jacqueline jaimy jana janneke janine "
    "janke janna jannie jantine jeanet jeanette jeanine jeanne jennifer jenny jessica jet jetske jettie jikke joan johanna joke "
    "jolanda jolande jolanthe jolien jolijn joline josephine josien jorien josje joyce judith julia juliette jytte karen karin "
    "karina karlijn katinka katja khadija kirsten klaasje klara kristel lara laura lea leonie leonoor leontien lia lidia lidy "
    "lieke lien lies liesbeth lieselot lilian linda linde lina linsey lisa lisanne lisette lizzy loes lotte louise lucia lucie "
    "lydia maaike maartje madelon magda majella manon mandy margaretha margot margreet margriet maria marian marianne maribel "
    "marie mariella marieke mariet mariette marije marijke marina marion mariska marissa marit marja marjan marjo marjolein "
    "marjolijn marleen marlies marloes marta martha martine martina maud maureen melanie melissa merel merve meryem mia "
    "michelle mieke mies mila milou mina minke miranda mirella miriam mirjam mirthe moniek monica monika monique nadia nadine "
    "naima nancy naomi natalie natascha natasja nathalie neeltje nel nelleke nelly nicole nicolette nienke nina noor noortje "
    "nora olga ozlem pascalle patricia paula paulien pauline petra pia pien priscilla quirine rachel rachida ragna rebecca "
    "regina renate renee renske ria rianne riet rina rineke rita roelie roos rosa rosalie rosemarie roxanne ruth sabine sabrina "
    "saida samantha samira sandra sanne sara sarah saskia selma sevda shanti sharon sibel sietske sigrid silvia simone sjaan "
    "sjoukje sofie sonja sophie stefanie stella sterre suzan suzanne svenja sylvia tamara tanja tatjana tessa thea theresia "
    "thirza tiana tilly tineke tine tjitske toos tonny trees trijntje trudy truus tryntsje ursula valerie vanessa vera "
    "veronica veronique viola wanda wendela wendy wietske wilhelmina wilma willeke willemien willemijn willy yara yasemin "
    "yasmina yolanda yvette yvonne zehra zeynep zoe floortje zainab nathalia"
)
MALE = word_set(
    "aad aart abdel abdullah abdul achmed adam adriaan ahmed albert alex alexander ali alfred anton antonie antoon ard arend "
    "ariejan arie arjan arjen arnold arno arnoud arthur ayoub bart bartel bas bastiaan ben berend bernard bernd bert bjorn bob "
    "boudewijn bouke boris bram brahim cees christiaan coen coenraad cor cornelis daan daniel danny david dennis derk diederik "
    "diego dick dirk dominic douwe driss eddy edgar eduard edwin eelco egbert elbert emiel emile emre eric erik ernst erwin "
    "evert ferdinand ferry filip floris folkert frank frans fred frederik freek frits gabriel geert gerard gerben gerhard gerrit "
    "gert gertjan gijs gilbert giovanni godfried guido gustaaf guus hamid hans harald harm harmen harrie harry hassan hein "
    "hendrik hendrikus henk henri herbert herman hessel hidde hubert hugo huib huub ibrahim ismail ivan ivo jaap jacob jacco "
    "jack jan jannes jasper jeff jelle jelmer jeroen jeremy jesse jim job jochem johan johannes john johnny jonas jonathan joost "
    "jordy joris jos jurgen jurriaan juul kaj karel karim kars kasper kees kenneth kevin khalid klaas koen koenraad koos "
    "krijn lars laurens leendert leen leo leonard lex lodewijk lou loek louis luc lucas luuk maarten marc marcel marcus mario "
    "marius mark marnix martijn martin marten mathijs matthijs maurice maurits max mehmet menno michael michel michiel mike "
    "mohamed mohammed mohammad mo murat mustafa nick nico nicolaas niek niels norbert olaf oscar otto omar orlando patrick paul "
    "peter philip piet pieter pim quinten rachid ralf ralph ramon raymond reinier reinout remco remy rene rens reza richard rick "
    "rik rinus rob robbert robert roberto roel roelof rogier roland rolf ronald ron ronny roy ruben rudi rudolf rutger ruud said "
    "samir samuel sander sebastiaan sem siebe siebren sietse sijmen simon sjaak sjaco sjef sjoerd stef stefan steven stijn sven "
    "sybren teun theo theodoor thijs thomas tijmen tim timo tjeerd tobias tom toon tygo valentijn victor vincent wessel wesley "
    "wiebe wieger wilbert wilfred willem wim wouter xander yassin youri youssef yusuf yves"
)
FIRST_NAMES = FEMALE | MALE | word_set("anne robin kim sam wil chris joy jo mei toni sacha dominique marijn jip noa pascal")
LETTERS = str.maketrans(
    {"ı": "i", "İ": "i", "ø": "o", "Ø": "o", "ł": "l", "ß": "ss", "đ": "d", "æ": "ae", "’": "'", "´": "'", "`": "'"}
)
GERMAN = str.maketrans({"ö": "oe", "ü": "ue", "ä": "ae"})


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """Lower case without diacritics; the Turkish dotless i counts as i."""
    letters = unicodedata.normalize("NFKD", word.translate(LETTERS).lower())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def sound(word: str) -> str:
    """The first letter, those that are mixed up in writing taken as one."""
    return {"z": "s", "v": "f", "c": "k", "y": "i", "j": "i"}.get(word[:1], word[:1])


ALIKE = (
    ("ij", "i"),
    ("ei", "i"),
    ("ie", "i"),
    ("y", "i"),
    ("ph", "f"),
    ("th", "t"),
    ("z", "s"),
    ("c", "k"),
    ("v", "f"),
    ("x", "ks"),
    ("j", "i"),
)


@lru_cache(maxsize=8192)
def spoken(word: str) -> str:
    """A name as it sounds: Sara and Sarah, Erik and Eric, Mohamed and Mohammed are one."""
    for letters, sounds in ALIKE:
        word = word.replace(letters, sounds)
    return re.sub(r"(.)\1+", r"\1", word.rstrip("h"))


def family(particles: Iterable[str]) -> str:
    """The kind of a surname's particles: "van der", "v.d." are one, "de" another. "" without, "*" if it says little."""
    first = next(iter(particles), "")
    if not first:
        return ""
    if first in ("t", "'t", "het", "der"):
        return "*"
    return {"d": "de", "den": "de", "ten": "te", "ter": "te", "al": "el"}.get(first, "van" if first[0] == "v" else first)


@dataclass(frozen=True, slots=True)
class Surname:
    """One way to write a surname: the words after its particles. `whole` unless a half of a double one stands for all."""

    words: tuple[str, ...]
    family: str
    name: Name
    whole: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """A roster name taken apart, in plain letters."""

    person: Person
    given: tuple[tuple[str, ...], ...]  # ways to write the first name, as words
    initials: str
    gender: str  # "f", "m", or "" where the first name leaves a doubt
    roles: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """A roster by the words that its names begin with."""

    given: dict[str, list[tuple[tuple[str, ...], Name]]]
    surnames: dict[str, list[Surname]]
    near: dict[str, list[Surname]]  # by first letter: surnames of one long word, which may be misspelt
    heard: tuple[tuple[str, Name], ...]  # first names of one word
    emails: tuple[tuple[str, Name], ...]
    house: frozenset[str]  # words by which the bureau itself is called


@lru_cache(maxsize=64)
def index_of(roster: tuple[Person, ...]) -> Index:
    """The roster's names, taken apart."""
    index = Index({}, {}, {}, (), (), frozenset())
    emails, house = [], set()
    for person in roster:
        name, surnames = _taken_apart(person)
        for way in name.given:
            index.given.setdefault(way[0], []).append((way, name))
        for surname in surnames:
            index.surnames.setdefault(surname.words[0], []).append(surname)
            if len(surname.words) == 1 and len(surname.words[0]) >= SHORTEST:
                index.near.setdefault(sound(surname.words[0]), []).append(surname)
        emails.append((person.email.lower(), name))
        house.add(plain(person.email.partition("@")[2].split(".")[0]))
    heard = tuple((way[0], name) for rows in index.given.values() for way, name in rows if len(way) == 1)
    return Index(index.given, index.surnames, index.near, heard, tuple(emails), frozenset(house))


def _taken_apart(person: Person) -> tuple[Name, list[Surname]]:
    full = [plain(word) for word in WORD.findall(person.name.replace("d'", "d ").replace("d’", "d "))]
    cut = _cut(person.name, full)
    given, rest = full[:cut], full[cut:]
    ways = [tuple(given)]
    if len(given) > 1 and "-" not in person.name.split()[0] and given[0] not in FIRST_NAME_WORDS:
        ways.append((given[0],))
    for alias in person.aliases:
        words = tuple(plain(word) for word in WORD.findall(alias))
        ways.append(words if len(words) < 2 else words[: max(1, _cut(alias, list(words)))])
    german = tuple(plain(word) for word in WORD.findall(person.name.lower().translate(GERMAN)))[:cut]
    ways = [way for way in dict.fromkeys([*ways, german]) if way]
    gender = "f" if full[:1] and full[0] in FEMALE - MALE else "m" if full[:1] and full[0] in MALE - FEMALE else ""
    roles = frozenset(_role(plain(word)) for role in person.roles for word in (role, *role.split()))
    name = Name(person, tuple(ways), "".join(word[0] for word in given), gender, roles)
    surnames = _surnames(name, rest)
    alias_ends = {plain(alias.split()[-1]) for alias in person.aliases if " " in alias} - {""}
    surnames += [Surname((end,), "", name, False) for end in sorted(alias_ends) if WORD.fullmatch(end)]
    turned = [plain(word) for word in WORD.findall(person.name.lower().translate(GERMAN))][cut:]
    surnames += _surnames(name, turned) if turned != rest else []
    return name, list({(one.words, one.family): one for one in reversed(surnames)}.values())


def _cut(written: str, words: list[str]) -> int:
    """How many of a name's words are first names."""
    starts = (i for i, word in enumerate(words) if i and word in PARTICLES | BEN)
    parts = written.split()
    last = max(1, len(words) - len(WORD.findall(parts[-1]))) if parts else 1
    return next(starts, last)


def _surnames(name: Name, rest: list[str]) -> list[Surname]:
    lead = 0
    while lead < len(rest) and rest[lead] in PARTICLES:
        lead += 1
    particles, core = rest[:lead], tuple(rest[lead:])
    if not core:
        return []
    kind = family(particles)
    found = [Surname(core, kind, name)]
    glued = "".join(core)
    if len(core) > 1:
        found.append(Surname((glued,), kind, name))
        if core[0] not in BEN:
            bare = [word for word in core[1:] if word not in PARTICLES]
            found += [Surname(core[:1], kind, name, False), Surname((*core[1:], *particles, core[0]), "", name)]
            found += [Surname((*bare, core[0]), "", name), Surname(tuple(bare), "", name, False)] if bare else []
        else:
            found.append(Surname(core[1:], kind, name, False))
    if particles:
        found.append(Surname(("".join(particles).replace("'", "") + glued,), "", name))
        short = "".join(particle.strip("'")[0] for particle in particles)
        found.append(Surname((short + glued,), "", name))
    return found


ROLE_WAYS = {
    "directeur": "directie",
    "directrice": "directie",
    "receptioniste": "secretariaat",
    "secretaresse": "secretariaat",
    "integratiecoach": "re-integratiecoach",
    "integratieadviseur": "re-integratieadviseur",
    "reintegratiecoach": "re-integratiecoach",
    "reintegratieadviseur": "re-integratieadviseur",
}


def _role(word: str) -> str:
    return ROLE_WAYS.get(word, word).replace("begeleidster", "begeleider")


def has_role(name: Name, word: str) -> bool:
    """Whether a role as written in mail is that of this person."""
    return _role(word) in name.roles
