"""Words before and after a person's name that are not part of it.

Compiled for this project from the Associated Press's and the Guardian's style guides ("titles", "military titles",
"legislative titles", "honorifics"). All entries are casefolded and without full stops.
"""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

#: forms of address; never a role
HONORIFICS_MALE = words(
    "mr mister sir lord herr don señor senor monsieur hajji messrs signor shri datuk dato' dato encik alhaji haji"
)
HONORIFICS_FEMALE = words(
    """
    mrs ms miss lady dame madam madame mme mlle frau señora senora doña dona sister signora smt datin puan hajiya
    baroness
    """
)
HONORIFICS_NEUTRAL = words(
    "mx dr doctor prof rev reverend fr hon honour honor honourable honorable rabbi imam sheikh shaikh seri tun adv"
)
HONORIFICS = HONORIFICS_MALE | HONORIFICS_FEMALE | HONORIFICS_NEUTRAL
#: those of them that are a role where there is no fuller one
CALLINGS = words("prof professor rev reverend fr rabbi imam sheikh shaikh doctor")

#: those of them that end no role, because as printed they always go before a name
ABBREVIATED_ADDRESSES = words("mr mrs ms mx dr messrs mme mlle")

#: abbreviated and full ranks and offices that stand directly before a name; a role only where there is no fuller one
RANKS = words(
    """
    sen rep reps sens gov govs gen lt col maj capt cpt sgt cpl pvt adm cmdr cdr brig supt insp det dep asst atty pres
    prof professor senator representative congressman congresswoman governor general lieutenant colonel major captain
    sergeant corporal private admiral commander commodore brigadier marshal commissioner superintendent inspector
    detective constable officer president premier chancellor secretary minister ambassador judge justice magistrate
    king queen prince princess emperor empress sultan emir sheikh shah pope cardinal archbishop bishop pastor father
    ayatollah mullah mayor councillor councilman councilwoman alderman delegate deputy envoy consul chairman
    chairwoman chairperson chair chief coach captain assemblyman assemblywoman del spc petty specialist airman marine
    army navy force first second rear vice staff master
    cllr cllrs taoiseach tánaiste tanaiste const alderwoman lieut viscount countess maulana mufti hojatoleslam kgosi
    inkosi oba archdeacon comr asec usec
    """
)
#: offices and ranks that are printed in capitals
CAPITAL_RANKS = words(
    "mec mla mlc mna mpp mhk mp mep msp td asp dsp ssp dcp acp dig igp pc ds di dci dcs sp vp svp evp ceo"
)

#: ranks of armies, fleets and the police, which may stand behind an office ("spokesman Commander Roe")
MILITARY = words(
    """
    gen lt col maj capt cpt sgt cpl pvt adm cmdr cdr brig supt insp det dep general lieutenant colonel major captain
    sergeant corporal private admiral commander commodore brigadier superintendent inspector detective constable rear
    vice del spc petty airman
    """
)

#: suffixes that belong to a name
SUFFIXES = words("jr sr ii iii iv")

#: degrees, orders and decorations behind a name; not part of it
POST_NOMINALS = words("md phd esq qc kc mp mep msp mbe obe cbe kbe usa ret jd rn dds cpa frs")

#: particles that belong to the surname behind them
PARTICLES = words(
    """
    al el bin ibn ben abu van von der den de del della di da dos das do du la le les ten ter st san santa af av zu y e
    bint ould
    """
)

#: words that are a title or a role as well as a first name (in first_names), and oftener a name before a surname
FIRST_NAMES_TOO = words("dean del don hunter marine porter star")

MALE_NOUNS = words(
    """
    man boy father son brother husband uncle nephew grandfather grandson king prince duke emperor spokesman chairman
    congressman councilman businessman salesman policeman fireman fisherman gunman actor monk priest imam pope
    cardinal bishop archbishop sheikh sultan emir statesman frontman assemblyman alderman nobleman widower bridegroom
    waiter host gentleman guy lad
    """
)
FEMALE_NOUNS = words(
    """
    woman girl mother daughter sister wife aunt niece grandmother granddaughter queen princess duchess empress
    spokeswoman chairwoman congresswoman councilwoman businesswoman saleswoman policewoman actress nun waitress
    hostess heroine widow bride stateswoman assemblywoman lady firewoman
    """
)
