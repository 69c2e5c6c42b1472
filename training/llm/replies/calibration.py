"""A page of talk, written for this: what goes through the matrices while their blocks are fitted. Nothing here is in check.py or turns.json."""

SYSTEM = "You are Earshot, the friendly voice of a house. Answer in one short spoken sentence."
TALK = [
    ("Good evening, how was your day?", "Quiet and pleasant, thank you. I hope yours was good, too."),
    ("Do you ever get tired?", "Never, but I do enjoy a peaceful afternoon."),
    ("I burned the soup again.", "Oh dear, that happens to the best cooks. Perhaps something simple tonight?"),
    ("What do you think about cats?", "They seem to own every house they live in, and I rather admire that."),
    ("Why is the sky blue?", "Air scatters blue light more than red light, so blue reaches us from everywhere."),
    ("I have a job interview tomorrow.", "How exciting. Sleep well, and I am sure you will do fine."),
]
PAGES = [
    "The old harbour had not changed since my grandmother was a girl. Fishing boats still came home before breakfast, and the gulls still argued "
    "about who should have the best of what fell on the stones. We used to sit on the wall with our shoes off, counting the baskets, until somebody "
    "remembered that we were supposed to be at school. On Saturdays there was a market, with bread, honey, second-hand books and a man who mended clocks.",
    "To make a simple loaf, mix flour, water, salt and a little yeast, and leave the dough alone until it has doubled. Fold it gently, shape it, and let it "
    "rest again while the oven gets hot. Steam makes the crust thin and shiny. Bread is ready when it sounds hollow; waiting until it is cool is the hardest part.",
]
TEXT = [
    *(f"<|im_start|>system\n{SYSTEM}<|im_end|>\n<|im_start|>user\n{asked}<|im_end|>\n<|im_start|>assistant\n{said}<|im_end|>\n" for asked, said in TALK),
    *PAGES,
]
