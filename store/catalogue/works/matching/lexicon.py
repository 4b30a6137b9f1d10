"""Words that tell titles apart, and words that do not."""

from __future__ import annotations

from store.text import STOP, stem

NEGATIONS = frozenset("not no nor without never against before after over under above below".split())
FILLERS = (STOP - NEGATIONS) | frozenset(
    "towards toward via using through within upon novel new approach based".split()
)
"""Words that come and go between two versions of one title."""
STRONG_MARKS = frozenset(
    """
    reply replies rebuttal rejoinder comment comments commentary erratum errata corrigendum corrigenda
    addendum retraction retracted survey surveys review overview tutorial revisited reproducibility
    replication critique supplement supplementary appendix preface introduction editorial findings part
    volume chapter sequel
    """.split()
)
"""Words that make another work of it where only one title has them."""
MARKS = STRONG_MARKS | frozenset(
    """
    response responses correction corrections withdrawn reviews revisiting rethinking reproducing
    replicating re discussion beyond workshop proceedings shared lite plus pro mini continued
    summary report
    """.split()
)
"""The same, with words that also stand in many a title for other reasons."""
BESIDE = frozenset("dataset data code software slides materials supplement artifact".split())
"""What is put up beside a work, and named after it: "Data for ..."."""
OPPOSITES = frozenset(
    frozenset(pair.split("/"))
    for pair in """
    to/from with/without before/after in/out on/off up/down over/under above/below more/less more/few
    most/few all/few all/some each/all same/other first/last can/cannot into/from for/from
    """.split()
)
"""Pairs of small words that turn a title round."""
CONFUSED = frozenset(
    frozenset(pair.split("/"))
    for pair in """
    causal/casual neural/neutral patient/patent native/naive spatial/special medical/medial quiet/quite
    form/from trail/trial united/untied marital/martial training/trading learning/leaning contest/context
    angle/angel
    """.split()
)
"""Words that are one slip apart, and both meant."""
SHORTENED = {
    stem(short): stem(whole)
    for pair in """
    net/network nets/networks app/application apps/applications info/information stats/statistics
    demo/demonstration lab/laboratory math/mathematics maths/mathematics auth/authentication
    golang/go js/javascript postgres/postgresql repo/repository repos/repositories config/configuration
    docs/documentation infra/infrastructure perf/performance wasm/webassembly
    """.split()
    for short, _, whole in [pair.partition("/")]
}
"""Stems of words that are also said in short, and of what they are short for."""
PHRASES = tuple(
    (short, tuple(whole.split()))
    for short, _, whole in (
        pair.strip().partition("/")
        for pair in """
        regex/regular expression|regexp/regular expression|regexes/regular expressions
        |convnet/convolutional network|convnets/convolutional networks
        |iot/internet of things|qos/quality of service|moe/mixture of experts
        |moes/mixtures of experts|pos/part of speech|sota/state of the art
        |seq2seq/sequence to sequence|text2sql/text to sql|nl2sql/text to sql
        |e2e/end to end|db/database|dbs/databases|hpo/hyperparameter optimization|k8s/kubernetes
        |nerf/neural radiance field|nerfs/neural radiance fields|wsi/whole slide image|i o/input output
        |gflownet/generative flow network|gflownets/generative flow networks|tts/text to speech
        |llm/large pre trained language model|llms/large pre trained language models
        |llms/large pretrained language models|asr/automatic speech recognition
        |asr/speech recognition|mt/machine translation
        |mcu/microcontroller|mcus/microcontrollers|sok/systematization of knowledge|xai/explainable ai
        |xai/explainable artificial intelligence
        """.split("|")
    )
)
"""Words that are short for several, and are no acronyms in capitals."""
RECURRING = frozenset("overview findings report proceedings introduction summary annual editorial".split())
"""Words that begin titles which come again each year."""
PREFIXES = tuple(
    sorted(
        """
    un in im ir il a an ab non dis de re pre post sub super semi self multi mono uni bi tri quad inter
    intra micro macro hyper hypo over under up down en ex em auto co anti counter pro mega giga nano homo
    hetero iso meta para trans out off on fore back for exp imp intro extro endo exo intr extr hom heter
    ortho poly
    """.split(),
        key=len,
        reverse=True,
    )
)
"""Beginnings by which two words mean different things."""
NUMBERS = {
    word: digits
    for pair in """
    one/1 two/2 three/3 four/4 five/5 six/6 seven/7 eight/8 nine/9 ten/10 eleven/11 twelve/12 twenty/20
    thirty/30 fifty/50 ii/2 iii/3 iv/4 vi/6 vii/7 viii/8 ix/9 xi/11 xii/12 first/1st second/2nd third/3rd
    fourth/4th fifth/5th sixth/6th seventh/7th eighth/8th ninth/9th tenth/10th single/1 dual/2 double/2
    triple/3
    """.split()
    for word, _, digits in [pair.partition("/")]
}
"""Words that are numbers, as digits."""
BEFORE_NAMES = frozenset("with in by using via on".split())
"""Small words before a name that stands behind a title: "Fair Sharing with Hydra"."""
COUNTED = frozenset(
    "part volume vol chapter phase level session task track day type no number paper book".split()
)
"""Words after which ``i``, ``v``, ``x`` and single letters count."""
COUNTS = {"i": "1", "v": "5", "x": "10", "a": "1", "b": "2", "c": "3", "d": "4"}
