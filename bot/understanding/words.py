"""Which words of a question carry no content of their own."""

from store.text import words as split

STOP = frozenset(
    """
    a an and are as at be been being but by for from had has have he her him his i if in into is it
    its itself me my of on or our she so than that the their them then there these they this those
    to too us was we were which while who whom whose will with you your am do does did doing dont
    not no nor only own same s t can could should would may might must shall what when where why how
    d ll m re ve about above after again against all any because before below between both during
    each few further here just more most off once other out over some such through until very don
    doesn didn isn aren wasn weren won couldn hasn haven
    """.split()
)

CHAT = frozenset(
    """
    please pls next thanks thank hi hello hey dear ok okay tell show find give get got list search lookup
    look looking want wanted wants need needs needed like know knows knew remember recall think thought
    wonder wondering help anything something nothing anyone someone everybody everything things thing
    stuff somewhere available exist exists existing happen happens happened happening going gone go goes
    went come comes came say says said tells told mention mentions mentioned mentioning describe
    describes described describing discuss discusses discussed discussing covered cover covers covering
    deal deals dealing concern concerning regarding related relating relevant interesting interested
    interest cool nice good great best recommend recommended missed miss saw seen see heard hear read
    reading watch gave given giving held hold take takes place took day days today every also one ones
    let lets kindly maybe perhaps somebody ever still really actually catalogue hallway conference
    conferences item items entry entries document documents source sources schedule year years there
    starts start starting started begins begin beginning any much many lot lots kind kinds sort type
    types called named name names using use uses used way ways people venue location whats whos wheres
    whens hows bring brings u im ive id etc fine abouts
    """.split()
)


def content(text: str) -> tuple[str, ...]:
    """The folded words that carry content."""
    return tuple(word for word in split(text) if word not in STOP and word not in CHAT)
