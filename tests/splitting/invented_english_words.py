"""The words that invented English sentences are made of."""

PEOPLE = (
    *("Rana Haddad", "Omar Nasri", "Lena Farkas", "Tomas Brandt", "Dr Salma Khoury", "the mayor", "the engineer"),
    *("the deputy minister", "a retired teacher", "the head of the council", "Minister Karl Oster", "the contractor"),
)
GROUPS = (
    *("the ministry", "the company", "the city council", "a local charity", "the Orla Water Board", "the bank"),
    *("the union", "the Dulra Institute", "the power plant", "the cooperative", "the harbour authority"),
)
MANY = ("engineers", "the farmers", "residents", "two inspectors", "the villagers", "officials", "local traders")
SPEAKERS = (
    *("the governor", "Nadia Weiss", "a spokesman for the ministry", "police", "witnesses", "the report", "Mira Radio"),
    *("Finance Minister Paul Renner", "the Association of Nurses", "a study", "two officials"),
)
OBJECTS = (
    *("the gate", "the old bridge", "a school in Orla", "the northern road", "wheat", "the clinic", "the archive"),
    *("the pumping station", "a new market", "the water mains", "its offices", "the dam near Dulra", "the ferry"),
    *("the harvest", "the report", "the statue", "several houses", "the railway line", "the museum", "a warehouse"),
)
ADJUNCTS = (
    *("in 2019", "on Monday", "after the storm", "near the river", "last year", "for the first time", "in Orla"),
    *("during the strike", "on 4 June 2021", "despite the cost", "at night", "with help from abroad"),
)
# base, third person, past, participle, -ing
VERBS = (
    *(("open", "opens", "opened", "opened", "opening"), ("sell", "sells", "sold", "sold", "selling")),
    *(("repair", "repairs", "repaired", "repaired", "repairing"), ("close", "closes", "closed", "closed", "closing")),
    *(("buy", "buys", "bought", "bought", "buying"), ("build", "builds", "built", "built", "building")),
    *(("inspect", "inspects", "inspected", "inspected", "inspecting"), ("lose", "loses", "lost", "lost", "losing")),
    *(
        ("replace", "replaces", "replaced", "replaced", "replacing"),
        ("paint", "paints", "painted", "painted", "painting"),
    ),
    *(
        ("destroy", "destroys", "destroyed", "destroyed", "destroying"),
        ("rent", "rents", "rented", "rented", "renting"),
    ),
    *(("leave", "leaves", "left", "left", "leaving"), ("visit", "visits", "visited", "visited", "visiting")),
    *(
        ("finance", "finances", "financed", "financed", "financing"),
        ("flood", "floods", "flooded", "flooded", "flooding"),
    ),
    *(
        ("occupy", "occupies", "occupied", "occupied", "occupying"),
        ("clean", "cleans", "cleaned", "cleaned", "cleaning"),
    ),
)
Verb = tuple[str, str, str, str, str]
# How a verb phrase is written, the form of the verb (0 base, 1 third person, 2 past, 3 participle), and its marks.
SINGLE = (
    ("did not {}", 0, ("not",)),
    ("didn't {}", 0, ("didn't",)),
    ("has not {}", 3, ("not",)),
    ("had not {}", 3, ("not",)),
    ("has never {}", 3, ("never",)),
    ("never {}", 2, ("never",)),
    ("will not {}", 0, ("not",)),
    ("cannot {}", 0, ("cannot",)),
    ("could not {}", 0, ("could", "not")),
    ("no longer {}", 1, ("no longer",)),
    ("may {}", 0, ("may",)),
    ("might {}", 0, ("might",)),
    ("could {}", 0, ("could",)),
    ("may have {}", 3, ("may",)),
    ("might have {}", 3, ("might",)),
    ("may not {}", 0, ("may", "not")),
    ("might never {}", 0, ("might", "never")),
    ("reportedly {}", 2, ("reportedly",)),
    ("has reportedly {}", 3, ("reportedly",)),
    ("allegedly {}", 2, ("allegedly",)),
    ("probably {}", 2, ("probably",)),
    ("has possibly {}", 3, ("possibly",)),
    ("is believed to have {}", 3, ("believed",)),
    ("is expected to {}", 0, ("expected",)),
    ("is likely to {}", 0, ("likely",)),
    ("appears to have {}", 3, ("appears",)),
    ("seems to have {}", 3, ("seems",)),
)
PLAIN = (("{}", 2, ()), ("{}", 2, ()), ("has {}", 3, ()), ("had {}", 3, ()), ("will {}", 0, ()))
PLURAL = {"has ": "have ", "is ": "are ", "appears ": "appear ", "seems ": "seem "}
ROUGHLY = (
    *("about", "around", "roughly", "nearly", "almost", "at least", "more than", "fewer than", "up to"),
    *("approximately", "some", "as many as", "an estimated", "at most", "over"),
)
COUNTED = ("lamps", "tents", "carpets", "boats", "goats", "radios", "wells", "trees", "books", "buses", "beds")
