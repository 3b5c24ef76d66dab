"""General word lists that finders and gates share; none of them comes from any one article."""

TITLES = frozenset(
    """president prime minister premier chancellor king queen prince princess duke duchess lord lady sir dame mr mrs ms
    miss dr prof professor senator governor mayor general colonel captain major sergeant lieutenant admiral chairman
    chairwoman chairperson secretary judge justice pope bishop archbishop imam rabbi chief executive director deputy
    vice former ambassador commissioner congressman congresswoman representative leader sen gov gen rep foreign
    defence defense finance interior health education spokesman spokeswoman spokesperson head manager editor
    minister detective inspector constable co-founder founder author novelist actor actress singer writer journalist
    economist scientist analyst expert researcher councilwoman councilman councillor smoker owner bar-owner comedian
    footballer coach referee archbishop historian lawyer campaigner activist sociologist psychologist ceo
    superintendent marshal ayatollah treasurer""".split()
)
FIRST_OR_SECOND = frozenset("i me my mine myself we us our ours ourselves you your yours yourself yourselves".split())
THIRD = frozenset(
    """he she it they him her them his hers its their theirs himself herself itself themselves this that these those
    there here such one ones other others another both neither either same former latter each""".split()
)
HE_OR_SHE = frozenset("he him his she her hers".split())
GENDERED = HE_OR_SHE | {"himself", "herself"}
THEY = frozenset("they them their theirs themselves".split())
IT = frozenset("it its itself".split())
MODALS = frozenset("may might could would should must shall will can 'll 'd ought".split())
UNSURE = frozenset(
    """reportedly allegedly apparently perhaps probably possibly supposedly presumably maybe seemingly likely unlikely
    arguably seem seems seemed appear appears appeared""".split()
)
VAGUE_TIME = frozenset(
    """now today yesterday tomorrow tonight recently currently soon lately nowadays yet still ago earlier later last
    next once then shortly previous recent current coming upcoming past""".split()
)
CONNECTIVES = frozenset(
    """however also too then thus therefore moreover furthermore meanwhile instead besides finally indeed hence
    nevertheless nonetheless still consequently similarly likewise additionally overall first second third lastly
    even yet so though alongside simply actually just""".split()
)
JUDGEMENT = frozenset(
    """undoubtedly surely clearly obviously certainly naturally remarkably surprisingly unfortunately fortunately sadly
    shocking delicate vivid spectacular massive hugely extremely very quite rather really truly literally skilful
    unimpressive tragic unjust humiliation proudly daring best worst great terrible wonderful beautiful ugly amazing
    brilliant awful pariah puppet regime propaganda glory treacherous desperate omnipotent notorious controversial
    delightful bold boldly firmer well-thought-out complex crucial essential undoubted perfect perfectly fantastic
    extraordinary incredible outstanding unusual unusually impressive famous famously beloved iconic legendary
    shameful disgraceful ridiculous absurd obvious main key leading primary major unremarkable unexpectedly win-win
    skilful significant important importantly remarkable surprising ultimate
    burning indelible acute exclusive poignant stunning striking dramatic dramatically haunting grim bleak perverse
    exceptional exceptionally huge vast sheer sensational mere merely unlikely hapless fierce immense gifted tireless
    meticulous unrivalled""".split()
)
INTERPRETING = frozenset(
    """signal suggest reflect underscore demonstrate hint indicate mean imply symbolise symbolize represent reveal
    illustrate highlight show prove emphasise emphasize reinforce spell evoke appear seem look feel tend become
    remain stay presents present mark deserve want hope wish fear worry love hate like prefer need try intend plan
    expect believe think know seek consider matter risk recognize recognise leave share""".split()
)
SAYING = frozenset(
    """say tell add explain announce declare state claim note warn argue insist write report estimate admit confirm
    comment observe stress remark reply recall suggest believe think describe conclude agree predict reveal
    acknowledge""".split()
)
SPEAKING = frozenset("say tell explain recall admit argue add reply joke insist believe laugh write describe".split())
ASKING = frozenset("warn urge ask tell call order advise beg remind".split())
HEDGES = frozenset("around about approximately roughly nearly almost some over under".split())
MONTHS: tuple[str, ...] = tuple(
    """January February March April May June July August September October November December""".split()
)
EVENT_NOUNS = frozenset(
    """parade summit election war festival match conference trial ceremony tournament referendum game race strike
    protest wedding funeral concert exhibition competition final""".split()
)
UNIQUE = frozenset(
    """world internet sun moon earth sea sky environment planet past
    future west east north south weather atmosphere ocean web""".split()
)

DISCOURSE = frozenset(
    """development fact reality paper theory addition surface example meantime context end contrast result conclusion
    sum short particular general time thing place same way case sense hand view perspective part top instance""".split()
)

HUMANS = frozenset(
    """man woman boy girl mother father son daughter brother sister husband wife friend boyfriend girlfriend uncle aunt
    colleague partner spokesman spokeswoman neighbour neighbor victim teenager patient client child baby""".split()
)

FINDING = frozenset("find show indicate calculate estimate reveal".split())

WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())


PEERS = frozenset("lord lady baron baroness earl viscount duke duchess marquess".split())

# Nouns that need another beside them: users of what, a visit to whom, whose sales, which meeting, war with whom.
OF_SOMETHING = frozenset("user resident member customer client participant owner beneficiary".split())
TO_SOMETHING = frozenset("visit trip journey tour decision move schedule plan project bid stance".split())
BELONGING = frozenset(
    """sale price profit cost official critic campaigner analyst author number figure result level rate share revenue
    growth supporter opponent expert worker employee official organizer organiser source scientist researcher leader
    member minister police student other customer consumer volunteer visitor resident finding
    family couple passenger survivor victim arrival relative parent neighbour neighbor operation union employer manager
    shareholder raid""".split()
)
HAPPENINGS = frozenset(
    "demonstration auction sale rally march meeting event attack protest ceremony show funeral burial".split()
)
WARS = frozenset("war invasion conflict aggression annexation victory offensive occupation attack relation tie".split())
