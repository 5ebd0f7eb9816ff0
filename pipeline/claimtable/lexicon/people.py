"""Nouns for people, groups, organisations and documents: what an unnamed source is, and what makes a role.

Compiled for this project from the heads of sources in English news; groups follow WordNet's noun.person, noun.group and
noun.communication. All entries are lemmas in lower case.
"""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

#: nouns for a person; they make a role when they stand beside a name
PERSON_NOUNS = words(
    """
    academic accountant activist actor actress adviser advisor administrator admiral advocate agent aide ally
    ambassador analyst anchor announcer anthropologist apologist applicant archaeologist archbishop architect
    archivist artist assassin assistant associate astronaut astronomer athlete attorney auditor author ayatollah
    backer baker banker barrister biographer biologist bishop blogger boss botanist boxer broadcaster broker builder
    bureaucrat businessman businessperson businesswoman campaigner candidate captain cardinal caretaker cartoonist ceo
    cfo chair chairman chairperson chairwoman champion chancellor chef chemist chief choreographer cleric clerk
    climatologist co-author co-chair co-chairman co-chairwoman co-director co-founder co-owner coauthor cofounder
    coach collector colonel columnist comedian commander commandant commentator commissioner comptroller composer
    conductor congressman congresswoman conservationist constable consul consultant contractor controller coo
    coordinator co-ordinator coroner correspondent councillor councilman councilor councilwoman counsel counselor
    counsellor creator criminologist critic curator cto cyclist dean dealer defender delegate democrat demographer
    dentist deputy designer detective developer dictator diplomat director dissident doctor donor driver ecologist
    economist editor educator emir emperor employee employer engineer entrepreneur envoy epidemiologist ethicist
    executive expert explorer farmer fellow fighter filmmaker financier firefighter fisherman forecaster forward
    founder fundraiser general geneticist geographer geologist geophysicist goalkeeper governor guard guide gunman
    handler head headmaster headteacher hero historian host housewife imam immunologist inmate inspector instructor
    insurgent interpreter inventor investigator investor journalist judge justice king lawmaker lawyer leader lecturer
    legislator liberal librarian lieutenant linguist lobbyist magistrate maker manager marshal mathematician mayor
    mechanic mediator member meteorologist midfielder militant minister missionary moderator monk mp mullah musician
    naturalist negotiator neurologist neuroscientist nominee novelist nun nurse nutritionist observer oceanographer
    officer official ombudsman operator opponent organiser organizer owner painter paleontologist palaeontologist
    paramedic parliamentarian partner pastor pathologist pediatrician paediatrician performer philanthropist
    philosopher photographer physician physicist pilot planner player playwright poet policeman policewoman politician
    pollster pope practitioner preacher premier presenter president priest prince princess principal producer
    professor programmer promoter prosecutor protester provost psychiatrist psychologist psychotherapist publicist
    publisher queen rabbi ranger rapper realtor rebel receptionist rector recruiter referee reformer registrar
    reporter representative republican researcher resident respondent retailer retiree reverend rival sailor salesman
    scholar scientist scout screenwriter sculptor secretary secretary-general security senator sergeant sheikh sheriff
    singer sociologist soldier solicitor songwriter speaker specialist spokesman spokesperson spokeswoman sponsor
    staffer statesman statistician strategist striker student sultan superintendent supervisor surgeon surveyor
    survivor swimmer teacher technician technologist theologian theorist therapist toxicologist trader trainer
    treasurer trustee undersecretary under-secretary urologist vendor veterinarian veteran vice-chairman
    vice-president vicar victim virologist volunteer warden winner witness worker wrestler writer zoologist father
    mother brother sister son daughter husband wife widow widower uncle aunt cousin nephew niece grandfather
    grandmother girlfriend boyfriend fiance fiancee neighbor neighbour friend colleague teammate classmate roommate
    goalie quarterback pitcher defender winger batsman bowler sprinter jockey undergraduate postdoc sophomore senior
    freshman major freelancer whistleblower defector refugee migrant poster user commenter insider source operative
    supporter runner hopeful frontrunner heir mogul billionaire star pontiff magnate tycoon contender incumbent
    waitress waiter hostess bartender barista cook courier cleaner janitor porter nanny plumber electrician carpenter
    welder miner tailor hairdresser stylist cashier butcher grocer florist chauffeur deckhand skipper steward stewardess
    lifeguard brewer shepherd rancher herder grower breeder dancer ballerina drummer trucker mufti landlord landlady
    granddaughter grandson stepfather stepmother stepson stepdaughter gardener midwife dietitian optician
    locksmith blacksmith bricklayer roofer decorator racer rower skier skater snowboarder surfer climber mountaineer
    biker rider paddler hurdler thrower archer fencer golfer footballer cricketer judoka shooter weightlifter jumper
    diver gymnast netballer decathlete heptathlete bobsledder umpire hunter trapper logger lumberjack gamer streamer
    youtuber influencer vlogger podcaster coder hacker barber bookseller seller hawker adventurer docent cosmonaut
    choirmaster bandleader auctioneer trumpeter sportsman craftsman oarsman foreman cameraman undertaker caterer
    roaster distiller vintner deportee evacuee escapee returnee appointee invitee honoree inductee absentee
    aficionado enthusiast pioneer prostitute bodyguard laureate graduate spy lefthander spinner
    seamer legend rookie challenger strongman mariner linebacker baseman infielder catcher prefect whip vet backbencher
    opener neurosurgeon bomber slugger cornerback shortstop outfielder reliever newsreader newscaster broadcaster
    patron helper exec matriarch patriarch
    superstar starlet socialite mastermind ringleader warlord chieftain hacktivist crusader firebrand stalwart mentor
    heiress contestant finalist semifinalist medallist medalist debutant scorer playmaker
    marcher grader pupil apprentice intern trainee tutor proprietor publican
    bursar conservator restorer collector custodian steward beekeeper angler sleuth
    """
)

#: further nouns for people end so
PERSON_ENDINGS = (
    "ologist",
    "ist",
    "woman",
    "person",
    "grapher",
    "keeper",
    "maker",
    "writer",
    "worker",
    "holder",
    "fighter",
    "onomer",
    "ologer",
    "ician",
    "ocrat",
)
NOT_PEOPLE = words(
    """
    checklist shortlist blacklist wishlist playlist watchlist whitelist consist persist subsist desist typewriter
    pacemaker placeholder foreperson
    """
)

#: nouns for a person that are not a role when they stand in apposition to a name
NO_ROLE = words(
    """
    man woman boy girl person people child kid teenager youth baby victim suspect native resident villager
    islander local adult citizen inhabitant family couple relative townspeople individual parent one other someone
    somebody anyone anybody everyone everybody nobody
    """
)

#: words in lower case that stand inside names of bodies
SMALL_WORDS_OF_NAMES = words("of the for and on in de di del della y & 's -")

#: words in lower case that go on a name before another capital
SMALL_WORDS_INSIDE = words("of and the for on de to al bin van von in")

#: what ends the name of a firm, a fund or a place, never a person's
NO_SURNAMES = words("inc corp co ltd llc plc brothers sons fund foundation hall street avenue island islands bay beach")

#: roles that a body or a country may have as well as a person
ROLES_OF_BODIES = words(
    "owner partner rival leader member backer dealer promoter sponsor founder donor employer champion"
)

#: nouns for a person that tell less than an office or a rank does
WEAK_ROLES = words(
    """
    hero heir user poster commenter source insider rival opponent defector migrant refugee survivor respondent security
    supporter friend colleague neighbor neighbour successor predecessor critic counterpart father mother brother sister
    son daughter husband wife widow widower uncle aunt cousin nephew niece grandfather grandmother girlfriend boyfriend
    """
)

#: further nouns for people, by whom something may be said, that are never a role
OTHER_PEOPLE = words(
    """
    man woman boy girl person people child kid teenager youth individual native voter suspect supporter fan viewer
    reader customer consumer user shopper parent adult passenger motorist pedestrian bystander eyewitness onlooker
    relative family couple villager townspeople islander local citizen taxpayer tourist visitor guest patient prisoner
    detainee hostage captive demonstrator rioter conservative progressive skeptic sceptic optimist pessimist follower
    believer pundit counterpart successor predecessor peer other one someone somebody anyone anybody everyone
    everybody nobody participant attendee medic cop rescuer tenant commuter pensioner passer-by spectator lodger
    """
)

#: members of a party; "the Republican" is a person, "Republicans" are a group
PARTISANS = words("republican democrat independent conservative liberal tory libertarian socialist islamist")

#: nouns by which a well-known person is taken up without having been introduced so ("the Vermont senator")
EPITHETS = PARTISANS | words(
    """
    senator congressman congresswoman governor president premier chancellor mogul billionaire businessman
    businesswoman candidate nominee frontrunner runner lawmaker leader star singer actor actress rapper author justice
    general mayor tycoon politician statesman contender incumbent hopeful veteran magnate pontiff
    """
)

#: who speaks for whom: "Roe's lawyer said he would appeal"
REPRESENTATIVES = words(
    """
    lawyer attorney barrister solicitor counsel spokesman spokeswoman spokesperson agent manager publicist aide adviser
    advisor doctor physician office family representative
    """
)

#: nouns for bodies that act and speak as one
ORGANISATION_NOUNS = words(
    """
    academy administration agency airline alliance army arm assembly association authority bank bloc cartel
    caucus contingent forum monopoly board body
    broadcaster brand bureau business cabinet campaign carmaker automaker chain chamber charity church city club
    coalition college commission committee community company concern conglomerate congress consortium conference
    corporation council country county court delegation department developer directorate division embassy employer
    empire enterprise exchange faction federation firm force foundation franchise fund giant government group hospital
    institute institution junta kingdom lab laboratory league legislature magazine maker manufacturer media military
    militia ministry mission monarchy movement municipality museum nation navy network newspaper newsroom ngo
    nonprofit non-profit office operator opposition organisation organization outlet outfit panel parliament
    partnership party police practice press producer programme publication publisher regime regulator retailer school
    secretariat senate service side site society start-up startup state station store studio subsidiary supplier
    syndicate team think-tank trust union unit university utility village town watchdog website workforce paper daily
    weekly tabloid
    """
)

#: media, further ones behind a modifier ("news agency"), and modifiers: "the Koran Tempo daily newspaper"
MEDIA = words("newspaper daily weekly magazine tabloid broadcaster")
MODIFIED_MEDIA = words("agency service station channel website site network")
MEDIA_MODIFIERS = words("news daily weekly business evening morning radio television tv broadsheet")

#: those of them that are no companies
PUBLIC_BODIES = words(
    """
    administration agency assembly authority board bureau cabinet chamber commission committee congress council court
    department directorate government institute ministry office organisation organization parliament police secretariat
    senate service union university watchdog
    """
)

#: second words of companies' names, which later mentions leave out ("Daewoo Motors", "Daewoo")
TRADES = words(
    """
    motors motor electric electronics airlines airways bank oil petroleum energy steel industries technologies systems
    pharmaceuticals insurance financial securities telecom communications entertainment foods stores aerospace shipping
    chemical chemicals heavy semiconductor software networks brewing mining resources microsystems instruments devices
    laboratories computer computers partners international
    """
)

#: other words for one thing: "the city" may stand for the municipality of Livorno
ORGANISATION_KINDS: dict[str, str] = {
    **dict.fromkeys(words("city town municipality village council county"), "municipality"),
    **dict.fromkeys(
        words(
            """
    organisation organization group charity ngo nonprofit non-profit body foundation society association
    """
        ),
        "group",
    ),
    **dict.fromkeys(
        words(
            """
    company firm giant retailer manufacturer maker carmaker automaker corporation conglomerate business airline chain
    startup start-up developer operator supplier producer subsidiary enterprise thrift lender insurer brewer carrier
    """
        ),
        "company",
    ),
    **dict.fromkeys(words("agency bureau authority directorate"), "agency"),
    **dict.fromkeys(words("department ministry office"), "ministry"),
    **dict.fromkeys(
        words(
            """
    newspaper paper daily magazine tabloid weekly publication outlet broadcaster network station
    """
        ),
        "newspaper",
    ),
    **dict.fromkeys(words("university college school institute academy"), "university"),
    **dict.fromkeys(words("country nation state kingdom"), "country"),
    **dict.fromkeys(words("court tribunal"), "court"),
    **dict.fromkeys(words("party faction"), "party"),
}

#: nouns for what speaks in writing
DOCUMENT_NOUNS = words(
    """
    abstract account ad advertisement advisory affidavit agreement alert amendment analysis announcement annex appeal
    article assessment audit autopsy ballot banner bill biography blog book booklet briefing brochure bulletin cable
    caption census chart charter circular column comment commentary communique communiqué complaint constitution
    contract curriculum data database decision declaration decree diary directive dispatch document documentary
    documentation dossier draft editorial email e-mail entry essay estimate evidence experiment fact-sheet figure file
    filing finding footage forecast form guide guideline handbook headline history image index indictment information
    inquest inquiry instruction interview inscription investigation invoice issue journal judgment judgement label law
    lawsuit leaflet letter listing literature log manifesto manual manuscript map measure memo memoir memorandum
    message minute model motion news note notebook notice novel opinion order page pamphlet paper paragraph passage
    petition placard plan play poem policy poll post poster posting press-release proclamation profile projection
    proposal prospectus quote reading rebuttal recommendation record recording regulation release reply report
    reporting research resolution response result review rule ruling schedule scorecard script section sentence sequel
    sign signature slogan software song speech statement statistic stats story study suit summary survey tabulation
    tally tape telegram testimony text thesis tip tracker trailer transcript translation treaty trend trial tweet
    update verdict version video warrant webpage whitepaper will wire word work writing
    """
)

#: nouns for a source that is not to be known
ANONYMOUS_NOUNS = words("source insider")
ANONYMOUS_WORDS = words("anonymous unnamed unidentified undisclosed")
#: what the article says of a source who is not to be known
ANONYMITY = (
    "condition of anonymity",
    "asked not to be named",
    "asked not to be identified",
    "declined to be named",
    "declined to be identified",
    "did not want to be named",
    "not authorized to speak",
    "not authorised to speak",
    "requested anonymity",
    "asked for anonymity",
    "refused to be named",
    "did not wish to be named",
    "spoke anonymously",
    "speaking anonymously",
)
#: nouns for people whose single unnamed member speaks for more than himself
OFFICIAL_NOUNS = words("official diplomat aide officer operative lawmaker staffer adviser advisor executive")

#: group nouns that are plural in sense
COLLECTIVES = words(
    """
    police people media press public staff crew family couple electorate clergy personnel majority many some others
    most percent percentage third quarter half number handful chorus bunch dozen hundred thousand million
    """
)

#: at or in what something is said; no part of the role in front of it
OCCASIONS = words(
    """
    conference interview statement email e-mail briefing hearing call letter tweet post video podcast speech address
    note report release message meeting broadcast blog column testimony telegram memo phone telephone text rally
    """
)

#: words in lower case inside a name behind a dash
INSIDE_SIGNATURES = frozenset(
    ("of", "the", "de", "von", "van", "bin", "al", "el", "la", "le", "and", "for", "in", "at")
)

#: what a guard is of that is a body, no man: "the coast guard"
GUARDED = frozenset({"border", "civil", "coast", "home", "national", "republican", "revolutionary"})
