"""Nouns that news counts: persons of a kind, and nouns under which two articles count the same things.

Collected from agency news, 1997-2006, from figures on the same thing that are counted under two nouns. All entries are
lemmas in lower case; a noun is in one class.
"""

from __future__ import annotations

from claimtable.lexicon.wordlist import words

#: nouns for persons that are counted, beside those of ``people.PERSON_NOUNS``, who also speak
PERSONS = words("""
    addict adult assailant attacker bomber boy brigand bystander cadre captive captor carrier cattle-herder child
    chinese civilian colonist combatant commando commuter comrade convict countryman crew crewman customer
    demonstrator deportee detainee devotee driver elder evacuee extremist family-member fan foreigner fugitive gang
    girl guerrilla gunman herdsman hostage household immigrant infant inhabitant injured inspector intruder islamist
    kidnapper local loyalist marine martyr merchant mercenary migrant mine-worker miner minor monk mourner national
    newborn occupant palestinian parent participant passenger passer passer-by passerby patient peacekeeper peasant
    pedestrian personnel pilgrim pirate police policemen poor prisoner prostitute protester protestor recruit
    relative rescuer rescue-worker rioter robber sailor schoolboy schoolchild schoolgirl serviceman servicemen settler
    sex-worker shopper slum-dweller smuggler spectator squatter staff stranded subscriber suspect teenager terrorist
    tourist trafficker traveller traveler troop villager visitor voter wounded youngster youth
    """)

#: class -> nouns under which two articles count the same things
CLASSES: dict[str, frozenset[str]] = {
    "forces": words("""
        troop soldier force personnel serviceman servicemen marine peacekeeper trooper contingent military army
        infantryman gi
        """),
    "fighters": words("""
        militant guerrilla rebel insurgent terrorist gunman fighter extremist commando islamist militiaman
        """),
    "police": words("policeman policemen police officer cop policewoman"),
    "workers": words("worker employee staff labourer laborer miner staffer mine-worker workforce"),
    "young": words("child student pupil schoolchild youngster youth teenager boy girl minor kid"),
    "captives": words("hostage captive prisoner detainee inmate abductee"),
    "fugitives": words("refugee evacuee returnee displaced migrant immigrant asylum-seeker"),
    "residents": words("resident inhabitant citizen villager local population national"),
    "states": words("country nation state member economy government member-state"),
    "lawmakers": words("lawmaker legislator deputy mp parliamentarian seat senator congressman"),
    "voters": words("voter elector electorate"),
    "votes": words("vote ballot"),
    "cases": words("case patient infection carrier sufferer"),
    "homes": words("house home building dwelling residence"),
    "birds": words("bird fowl chicken poultry duck goose"),
    "attacks": words("attack bombing blast explosion raid strike assault"),
    "bodies": words("body corpse remain"),
    "ships": words("ship vessel boat ferry trawler"),
    "aircraft": words("plane aircraft jet airliner jetliner airplane"),
    "cars": words("car vehicle automobile truck"),
    "firms": words("company firm enterprise business"),
    "jobs": words("job position post workplace"),
    "protesters": words("protester protestor demonstrator marcher"),
    "tourists": words("tourist visitor traveller traveler guest"),
    "journalists": words("journalist reporter correspondent"),
    "delegates": words("delegate participant representative expert"),
}

#: the class of each noun
CLASS_OF: dict[str, str] = {noun: name for name, nouns in reversed(CLASSES.items()) for noun in sorted(nouns)}
