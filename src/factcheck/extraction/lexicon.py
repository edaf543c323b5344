"""Closed word lists that the extraction stage reads the grammar with; lemmas unless said otherwise."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _table(text: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in text.split())


# Verbs whose clause or quotation is what somebody says: the content becomes the claim, the subject its
# holder.
SPEECH_VERBS = _words(
    """
    say tell add announce report state claim allege argue insist note explain warn confirm declare
    disclose reveal acknowledge admit concede maintain assert contend stress emphasize emphasise
    underline suggest testify write tweet post reply respond recall estimate predict forecast complain
    remark comment observe conclude caution reiterate boast inform advise counter recount caution lament
    quip joke stipulate specify clarify proclaim affirm assure reassure remind retort attest aver
    profess reckon hint signal
    """
)
# Verbs of finding: the same, with a study, a court or a count as the usual subject.
EVIDENCE_VERBS = _words(
    """
    show find indicate rule determine calculate establish record
    """
)
# Verbs that hand over a direct quotation although they rarely take a that-clause.
QUOTE_VERBS = _words(
    """
    ask continue begin shout cry read go tell exclaim call laugh sigh urge demand think
    """
)
DENIAL_VERBS = frozenset(["deny", "refute", "rebut", "disavow"])
# These deny only when they govern a clause ("rejected that ..."), not a thing ("rejected the offer").
CLAUSAL_DENIAL_VERBS = frozenset(["reject", "dispute", "dismiss"])
DENIED_NOUNS = _words(
    """
    claim allegation accusation charge report suggestion rumor rumour speculation assertion wrongdoing
    involvement responsibility knowledge guilt liability link
    """
)
ASKING_VERBS = _words(
    """
    ask wonder question inquire enquire query
    """
)
BELIEF_VERBS = _words(
    """
    believe think suspect fear assume suppose guess presume speculate imagine worry
    """
)
PLANNING_VERBS = _words(
    """
    plan expect intend aim hope want seek vow promise pledge agree decide prepare propose threaten
    schedule commit undertake project wish anticipate resolve opt volunteer offer vow
    """
)
SEEMING_VERBS = frozenset(["appear", "seem"])
# Passives that mark hearsay: "is believed to have", "is alleged to have".
HEARSAY_PASSIVES = _words(
    """
    believe think suspect allege rumor rumour say report understand suppose presume fear consider assume
    claim
    """
)
PLANNED_PASSIVES = _words(
    """
    plan expect schedule intend project forecast slate suppose plan predict
    """
)
PLANNED_ADJECTIVES = _words(
    """
    due set ready poised bound scheduled slated prepared determined eager willing
    """
)
POSSIBLE_ADJECTIVES = frozenset(["likely", "unlikely", "possible", "probable"])
POSSIBLE_ADVERBS = _words(
    """
    possibly perhaps maybe reportedly allegedly probably likely apparently presumably potentially
    supposedly conceivably seemingly purportedly
    """
)
POSSIBLE_MODALS = frozenset(["may", "might", "could"])
FUTURE_MODALS = _words(
    """
    will shall 'll ’ll wo sha
    """
)
# Verbs that say that what follows did not happen.
NEGATIVE_IMPLICATIVES = frozenset(["fail", "refuse", "decline", "neglect", "omit"])
CONSIDERING_VERBS = frozenset(["consider", "mull", "weigh", "contemplate"])

NEGATIONS = _words(
    """
    not n't n’t never nt nor
    """
)
NEGATIVE_PRONOUNS = frozenset(["nobody", "nothing", "none", "neither", "noone"])

CONDITIONAL_MARKS = _words(
    """
    if unless provided providing lest otherwise
    """
)
# Subordinators whose clause is stated as a fact beside the main clause.
CONTRAST_MARKS = frozenset(["although", "though", "while", "whereas", "whilst"])
FACTUAL_MARKS = frozenset(["because", "after", "since", "as", "when"])

PERSON_PRONOUNS = _words(
    """
    he she him her his hers
    """
)
MALE_PRONOUNS = frozenset(["he", "him", "his"])
THING_PRONOUNS = frozenset(["it", "its"])
PLURAL_PRONOUNS = frozenset(["they", "them", "their", "theirs"])
FIRST_SINGULAR = frozenset(["i", "me", "my", "mine"])
FIRST_PLURAL = frozenset(["we", "us", "our", "ours"])
POSSESSIVE_PRONOUNS = _words(
    """
    his her its their my our hers theirs mine ours
    """
)
RELATIVIZERS = _words(
    """
    who which that whom whose where
    """
)

# Nouns for one person; with the endings below they tell "the driver ... he" from "the fire ... it".
PERSON_NOUNS = _words(
    """
    man woman boy girl person child teenager teen victim suspect president minister premier chancellor
    mayor governor senator deputy king queen prince princess pope judge lawyer attorney prosecutor
    doctor nurse teacher student officer soldier driver pilot captain coach player striker goalkeeper
    midfielder defender actor actress singer author writer director chief chairman chairwoman chair boss
    spokesman spokeswoman spokesperson secretary father mother son daughter brother sister wife husband
    widow uncle aunt grandfather grandmother friend neighbor neighbour leader candidate chancellor
    ambassador envoy commissioner general colonel lieutenant sergeant sheriff detective inspector
    analyst economist scientist researcher professor expert veteran star champion rider guest resident
    passenger worker farmer fisherman firefighter businessman businesswoman entrepreneur founder owner
    manager executive head defendant plaintiff witness gunman attacker assailant thief robber hero
    youngster toddler baby infant pensioner patient tourist migrant refugee mp lawmaker congressman
    congresswoman councillor councilor referee umpire skipper winger journalist reporter correspondent
    photographer
    """
)
PERSON_ENDINGS = ("man", "woman", "ist", "person", "-old")
# Nouns for a body of people, which "it" and "they" both refer to.
BODY_NOUNS = _words(
    """
    company firm bank club team union party ministry agency council government parliament court
    committee commission board group organization organisation association federation university
    hospital school airline operator retailer manufacturer carrier regulator authority department office
    police army force league band brand publisher broadcaster newspaper charity foundation institute
    consortium startup utility opposition coalition administration campaign treasury cabinet embassy
    watchdog chamber senate congress faction bureau corporation
    """
)
# What speaks without being somebody.
DOCUMENT_NOUNS = _words(
    """
    statement report document letter email study survey poll court indictment complaint lawsuit filing
    law bill figure datum statistic source website site article paper note memo transcript order ruling
    rule post tweet
    """
)
# Group nouns that take "they" without a plural ending.
PLURAL_NOUNS = _words(
    """
    police people couple crew family pair staff public crowd jury team
    """
)

# Words of judgment: a copular clause that only says this of something is an opinion.
OPINION_ADJECTIVES = _words(
    """
    good great bad terrible horrible awful beautiful wonderful amazing awesome incredible fantastic
    brilliant disgusting shameful disgraceful stupid ridiculous absurd sad tragic heartbreaking unfair
    fair right wrong important nice lovely ugly boring fun funny interesting outrageous unacceptable
    inexcusable excellent superb perfect delicious devastated heartbroken proud happy delighted thrilled
    grateful sorry disappointed excited pleased honored honoured glad hopeful confident lucky crazy
    insane magnificent joke shame disgrace pity nightmare farce scandal dream pleasure honor honour
    travesty outrage
    """
)
OPINION_FRAMES = _words(
    """
    think believe feel hope love hate guess wish want like prefer doubt mean reckon suppose
    """
)

# Verb forms that no rule gives: gerund lemma -> past tense.
IRREGULAR_PASTS = _table(
    """
    be:was have:had do:did go:went say:said make:made take:took leave:left bring:brought become:became
    give:gave send:sent put:put cut:cut hit:hit set:set shut:shut win:won lose:lost beat:beat hold:held
    keep:kept tell:told find:found get:got see:saw come:came run:ran rise:rose fall:fell grow:grew
    know:knew throw:threw draw:drew drive:drove write:wrote speak:spoke break:broke choose:chose
    begin:began build:built buy:bought catch:caught deal:dealt eat:ate feel:felt fight:fought fly:flew
    forget:forgot hear:heard hide:hid hurt:hurt lay:laid lead:led let:let lie:lay light:lit mean:meant
    meet:met pay:paid read:read ride:rode ring:rang seek:sought sell:sold shake:shook shoot:shot
    sing:sang sink:sank sit:sat sleep:slept spend:spent spread:spread stand:stood steal:stole
    stick:stuck strike:struck swear:swore sweep:swept swim:swam teach:taught tear:tore think:thought
    understand:understood wake:woke wear:wore weave:wove undergo:underwent withdraw:withdrew
    overtake:overtook cost:cost cast:cast split:split quit:quit burst:burst bid:bid undertake:undertook
    overcome:overcame outrun:outran bind:bound wind:wound feed:fed flee:fled bleed:bled breed:bred
    dig:dug hang:hung slide:slid spin:spun sting:stung swing:swung bite:bit blow:blew freeze:froze
    drink:drank shrink:shrank spring:sprang arise:arose foresee:foresaw mislead:misled uphold:upheld
    overthrow:overthrew rebuild:rebuilt repay:repaid resell:resold
    """
)
# Final consonants doubled before -ed although the verb has more than one syllable.
DOUBLING_VERBS = _words(
    """
    admit commit permit submit refer prefer transfer occur incur deter compel expel propel control
    patrol equip regret omit emit rebel
    """
)
# Verbs whose two participants act or suffer together: a list in their subject or object is not dealt out.
COLLECTIVE_VERBS = _words(
    """
    meet agree marry merge unite join share clash divorce collide differ negotiate discuss talk form
    comprise team fight total combine cooperate collaborate exchange split separate gather date pair engage wed
    tie partner compete compare link connect mix divide distinguish pit balance match swap reunite confer
    consist include contain alternate range argue chat debate embrace kiss face sign reach settle
    """
)
COLLECTIVE_NOUNS = _words(
    """
    meeting discussion conversation call deal agreement relationship marriage conflict dispute alliance
    partnership treaty contract pact truce conference quarrel friendship handshake
    """
)
COLLECTIVE_WORDS = _words(
    """
    together jointly respectively combined other another between apart mutual joint total altogether versus
    """
)
# Words beside which a clause that says less claims more ("only two matches this year").
LIMITING_WORDS = _words(
    """
    only just no not n't n’t never nor neither none nobody nothing few little less fewer least most all every
    each any first last second third record solely merely hardly barely rarely seldom without unless if except
    than too enough so as total overall average sole unlike instead rather whether or same
    """
)
# Prepositions of place, time, cause and manner; what they head can be left out where the verb has its object.
LOOSE_PREPOSITIONS = _words(
    """
    in at on during after before since for from near following amid through across around outside inside
    over against despite via within along behind beside under until
    """
)
# Verbs that need the phrase behind them ("put the box on the shelf").
ARGUMENT_VERBS = _words(
    """
    put place base locate situate set lay turn lead come go get bring keep hold take charge accuse convict
    acquit name know regard describe treat base rely depend focus live reside stand lie range vary last remain
    result suffer center belong force sentence prevent stop protect ban bar remove separate spend waste
    schedule slate fine blame criticize criticise praise thank rank sign sell buy swap divide turn
    """
)
# Participles that work as prepositions: "compared with", "including".
PREPOSITIONAL = _words(
    """
    compare include give base depend follow regard concern provide accord exclude consider start begin judge
    speak bar notwithstanding assume barring grant owe
    """
)
TIME_NOUNS = _words(
    """
    second minute hour day week weekend month year decade century morning afternoon evening night today
    tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december spring summer autumn fall winter time
    """
)
# Every verb that one of the lists above asks for by its lemma.
KNOWN_VERBS = frozenset().union(
    SPEECH_VERBS,
    EVIDENCE_VERBS,
    QUOTE_VERBS,
    DENIAL_VERBS,
    CLAUSAL_DENIAL_VERBS,
    ASKING_VERBS,
    BELIEF_VERBS,
    PLANNING_VERBS,
    SEEMING_VERBS,
    HEARSAY_PASSIVES,
    PLANNED_PASSIVES,
    NEGATIVE_IMPLICATIVES,
    CONSIDERING_VERBS,
)
