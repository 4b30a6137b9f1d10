"""Questions to the shipped seeds: what is found first, and what is said."""

from __future__ import annotations

import pytest

from tests.answers.seeded import AskFor

FOUND: list[tuple[str, str]] = [
    # titles, other names, acronyms as whole words
    ("the Pathways paper", "m22-pathways"),
    ("TorchSparse", "m22-torchsparse"),
    ("ELF", "s19-inv-tian"),
    ("what is the AI Systems Workshop", "s19-ws"),
    ("bns gcn", "m22-bnsgcn"),
    ("BNSGCN", "m22-bnsgcn"),
    ("ML EXray", "m22-mlexray"),
    ("apollo operator fusion", "m22-apollo"),
    ("tensor programs of dynamic shape", "m22-dietcode"),
    ('title:"ragged tensors"', "m22-cora"),
    # slips: swapped, dropped, doubled, wrong, joined, split, begun
    ("torchsprase", "m22-torchsparse"),
    ("torchspars", "m22-torchsparse"),
    ("torchsparrse", "m22-torchsparse"),
    ("torchspqrse", "m22-torchsparse"),
    ("torch sparse", "m22-torchsparse"),
    ("pointcloud inference", "m22-torchsparse"),
    ("hydroz", "m22-hydrozoa"),
    ("semirng primitves", "m22-semiring"),
    # people: initials, order, accents, slips
    ("D. Song", "m22-inv-song"),
    ("Song, Dawn", "m22-inv-song"),
    ("Döwn Söng", "m22-inv-song"),
    ("Dawn Snog", "m22-inv-song"),
    ("Matei Zaharai", "s19-inv-zaharia"),
    ("talks by Olukotun", "m22-inv-olukotun"),
    ('speaker:"Ryan Adams"', "m22-inv-adams"),
    ('author:"M. Xu" year:2021', "n21-ws"),
    # filters, typed and said
    ("org:facebook kind:invited_talk year:2019", "s19-inv-tian"),
    ("speakers from Databricks", "s19-inv-zaharia"),
    ("what was on at 12:30 at ML for Systems", "n21-ws"),
    ("anything similar to KungFu?", "s19-inv-desa"),
    ("whcih papers are abuot pruning", "n21-neuraldec"),
    ("session:compilers kind:paper", "m22-cora"),
    ("I missed the talk about paying people for their data, who gave it?", "m22-inv-song"),
    ("papers by Google about gang scheduling", "m22-pathways"),
    ("tutorial about anomalies", "m22-tut-tsad"),
    ("kind:competition", "n21-competition"),
    ("room:mission venue:mlsys", "m22-reception"),
    ("topic:pruning", "n21-neuraldec"),
    ("session:outstanding kind:paper", "m22-pathways"),
    ("federated learning -lightsecagg kind:paper", "m22-papaya"),
    ('"point cloud" kind:paper', "m22-torchsparse"),
    ("day:2022-08-29 at:07:00", "m22-registration"),
    ("MLSys entries before 8am on August 29", "m22-registration"),
    ("evening of 29 August 2022", "m22-reception"),
    ("talks on the fourth day of MLSys 2022", "m22-sym-patterson"),
    ("day 4 of MLSys 2022 kind:symposium", "m22-sym-chips"),
    ("what comes after registration at MLSys 2022", "m22-oral-outstanding"),
    ("has:registration", "m22-tut-gemmini"),
    ("papers only in the blog", "m22-nurd"),
    # in other words
    ("making smartphones run models", "m22-mlperfmobile"),
    ("compressing embedding tables", "m22-robe"),
    ("secure aggregation when users drop out", "m22-lightsecagg"),
    ("optimisation of disaggregated data centres", "n21-rddc"),
    # a series by the acronym of one of its editions
    ("NIPS panels and competitions", "n21-competition"),
    ("venue:nips kind:competition", "n21-competition"),
]

SAID: list[tuple[str, str, str]] = [
    # question, a word of the answer, a word of a source's title
    ("how many papers did MLSys 2022 accept?", "51", "trip report"),
    ("how many papers were submitted to MLSys 2022", "247", "trip report"),
    ("acceptance rate of MLSys 2022", "20.6", "trip report"),
    ("number of invited talks at MLSys 2022", "three", "trip report"),
    ("how many panels were there at MLSys 2022", "we hold 1", ""),
    ("gold sponsors of MLSys 2022", "Snowflake", "trip report"),
    ("who sponsored MLSys 2022?", "TikTok", "trip report"),
    ("did Tesla sponsor MLSys 2022", "Yes: Tesla", "trip report"),
    ("is Cerebras a sponsor of MLSys 2022", "No", "trip report"),
    ("in which city was SOSP 2019 held", "Huntsville", "article"),
    ("where and when was MLSys 2022", "Santa Clara", ""),
    ("which room is the welcome reception in", "Ballroom", "programme"),
    ("when is the MLSys panel", "Monday 29 August 2022", "programme"),
    ("when was MLSys 2022", "29 August to 1 September", ""),
    ("how long was Tim Kraska's talk", "35 minutes", "page"),
    ("what time does Pathways start", "08:45", "programme"),
    ("when does registration open at MLSys 2022", "07:00", "programme"),
    ("how does the first day of MLSys 2022 end", "Reception", "programme"),
    ("what is the first entry on 29 August 2022", "Registration", "programme"),
    ("who spoke about data economies at MLSys", "Dawn Song", ""),
    ("who gave the talk Towards Building a Responsible Data Economy", "Dawn Song", "blog"),
    ("organisers of the ML for Systems workshop 2021", "Mimee Xu", "page"),
    ("who organised the AI Systems workshop at SOSP 2019", "organisers", "article"),
    ("speakers of ML for Systems 2021", "Kraska", "page"),
    ("where does Kunle Olukotun work", "Stanford", ""),
    ("which institutions are behind BNS-GCN", "Rice", ""),
    ("what award did ROBE win", "Outstanding Paper", "trip report"),
    ("did QuadraLib receive an award", "Outstanding Paper", "trip report"),
    ("link to the registration form of the Gemmini tutorial", "forms.gle", "programme"),
    ("web page of MLSys 2022", "http", ""),
    ("which documents mention Pathways", "sources", "blog"),
    ("which sources mention MLSys 2022", "trip report", "trip report"),
    ("what did the trip report say about DietCode", "DietCode", "trip report"),
    ("the article's comments on Zaharia", "Zaharia", "article"),
    ("previous editions of ML for Systems", "2020", ""),
    ("all editions of ML for Systems", "2021", ""),
    ("first paper of the Outstanding Papers session", "Pathways", "programme"),
    ("the third talk of the AI Systems workshop", "Asynchrony", "article"),
    ("who spoke at both MLSys 2022 and SOSP 2019", "nobody", ""),
    ("who was at both ML for Systems 2021 and the AI Systems workshop", "Tian", ""),
    ("who is Yuandong Tian", "Facebook", "article"),
    ("what is Hydrozoa", "Hydrozoa:", ""),
    ("what is MLSys 2022", "Fifth Conference", ""),
    ("when did MLSys 2022 end", "1 September", ""),
    ("when did Tim Kraska's talk end", "10:05", "page"),
    ("how long is the lunch break of ML for Systems 2021", "55 minutes", "page"),
    ("when is the Gemmini tutorial", "no clock time", "programme"),
    ("when is CoRa", "no source gives a time of its own", "programme"),
    ("where was ML for Systems 2021", "does not tell the place", "page"),
    ("who organised MLSys 2022", "not named", "programme"),
    ("how many tutorials were there at MLSys 2022", "two", "programme"),
    ("how much faster is TorchSparse than MinkowskiEngine", "1.6x", "programme"),
    ("who thinks that not every problem needs deep learning", "Ryan Adams", "blog"),
    ("who advised Alex Beutel?", "Alex Smola", "article"),
    (
        "when does the last talk of ML for Systems 2021 end",
        "refinement for system optimization” ended at 17:30",
        "page",
    ),
    (
        "when is the first talk of ML for Systems 2021",
        "Tim Kraska: invited talk (title TBD)”: 09:30 to 10:05",
        "page",
    ),
    ("what time does the first session begin at MLSys 2022", "“Outstanding Papers”: 08:45", "programme"),
    ("when does the last session of MLSys 2022 start", "“Systems for ML 1”: 16:00", "programme"),
    ("when does the last item of ML Compilers & Runtime begin", "Bit-serial Weight Pools", "programme"),
    ("when is the last entry on 13 December 2021", "Closing Remarks”: 17:40 to 17:55", "page"),
    # short names, and what is in them
    ("what does NIC stand for?", "NIC stands for Neural Instruction Combiner.", "page"),
    ("what is RDA short for", "RDA stands for Reconfigurable Dataflow Accelerator.", ""),
    ("what does ECMP stand for", "ECMP stands for", ""),
    ("what is the whole title of the ROBE paper", "Random Offset Block Embedding", "trip report"),
    # side by side
    ("compare Apollo and DietCode", "Both are of MLSys 2022, in the session “ML Compilers", "programme"),
    ("what is the difference between TorchSparse and AliGraph?", "The first is of MLSys 2022", "article"),
    ("compare MLSys 2022 with SOSP 2019", "SOSP 2019: 27 October", "outside"),
    ("papers like LightSecAgg", "nearest to “LightSecAgg", ""),
    ("which paper comes after Apollo?", "DietCode: Automatic Optimization for Dynamic", "programme"),
    ("what came right before the MLSys panel?", "Outstanding Papers", "programme"),
    # people
    ("who is from NVIDIA?", "Jonathan Raiman (NVIDIA)", "page"),
    ("who spoke about fairness?", "Alex Beutel (Google Brain): “Challenges", "article"),
    ("which people wrote about load balancing", "Zhiyuan Yao", "page"),
    ("who works on compilers?", "items that fit best", ""),
    ("who spoke about reinforcement learning in 2019?", "Yuandong Tian (Facebook)", "article"),
    ("who made MLflow?", "Databricks", "article"),
    ("who wrote the article about SOSP?", "H4O", "article"),
    ("who organised the ML for Systems workshop in 2020?", "Azalia Mirhoseini", "page"),
    ("where did Matei Zaharia study?", "Waterloo", "article"),
    # numbers
    ("how many authors does the NEMO paper have?", "has 6 authors: Santiago Miret", "page"),
    ("how many institutions are behind dPRO", "has 2 institutions", "trip report"),
    ("how many outstanding papers were there at MLSys 2022?", "five (5) outstanding papers", "trip report"),
    ("how many organisers did ML for Systems 2021 have", "6 organisers.", "page"),
    ("how many papers did ML for Systems 2021 have?", "lists 13 papers", "page"),
    ("how many papers are in the Distributed and Parallel Learning session", "We hold 3 papers", ""),
    ("what speedup does Plumber get?", "47x", "programme"),
    # times and places
    ("what is the last thing on the programme of MLSys 2022 on Monday", "Welcome Reception", "programme"),
    ("where are the oral sessions of MLSys 2022", "All 4 are in Exhibit Hall A.", "programme"),
    ("when was the SOSP workshop", "took place on a Sunday", "article"),
    ("what time zone is ML for Systems 2021 in?", "America/Los_Angeles (PST)", "page"),
    ("what day of the week was the symposium of MLSys 2022?", "Thursday 1 September 2022", "trip report"),
    ("how many days did MLSys 2022 last?", "four days", "trip report"),
    ("how many minutes does the lunch break last", "55 minutes", "page"),
    ("when did the trip report come out?", "30 September 2022", "trip report"),
    ("what is the earliest item on Monday at MLSys 2022", "Registration", "programme"),
    (
        "who gave the second invited talk at the AI Systems workshop",
        "Caroline Lemieux (UC Berkeley)",
        "article",
    ),
    ("where is Huntsville?", "about 200 km north of Toronto", "article"),
    ("speakers of the SOSP workshop with their affiliations", "Caroline Lemieux (UC Berkeley)", "article"),
    ("my boss wants a short summary of TorchSparse", "GPU inference engine", "blog"),
    ("by how much does GON reduce memory?", "58 %", "page"),
    ("how many people organised ML for Systems 2019?", "6 organisers", ""),
    ("speakers at the Chips & Compilers symposium", "Dave Patterson", "blog"),
    ("how many papers mention reinforcement learning?", "We hold 7 papers about that.", ""),
    ("what precedes the panel at MLSys 2022?", "“Outstanding Papers”, at 08:45", "programme"),
    ("talks similar to Dawn Song's talk", "nearest to “Towards", ""),
    ("how many editions of ML for Systems are known?", "editions of 2021, 2020, 2019 and 2018", ""),
    ("compare ML for Systems 2020 and 2021", "The 2020 edition", "page"),
    ("something like Plumber but for GPUs", "nearest to “Plumber", ""),
    ("what compression do bit-serial weight pools reach?", "8x", "programme"),
    ("how many people attended MLSys 2022?", "No source says how many people attended", "trip report"),
    # awards elsewhere
    ("what is the name of the award that Pathways got", "Outstanding Paper Award", "trip report"),
    ("what did Gemmini win at DAC 2021?", "Best Paper award of DAC 2021", "programme"),
    ("when did Pathways win its award", "Outstanding Paper Award, MLSys 2022", "trip report"),
]

UNKNOWN = [
    "who sponsored SOSP 2019",
    "bronze sponsors of MLSys 2022",
    "how many papers did SOSP 2019 accept",
    "who was on the panel of MLSys 2022",
    "who chaired Outstanding Papers",
    "code of DietCode",
    "slides of TorchSparse",
    "when does the welcome reception end",
    "how long is the MLSys panel",
    "did Graphiler win an award",
    "third paper of Distributed and Parallel Learning",
    "what did the blog say about Gemmini",
    "which universities wrote LightSecAgg",
    "where does Tim Kraska work",
    "who wrote TorchSparse",
    "when is Dawn Song's talk",
    "where was CIDR 2019",
    "when was VLDB 2017",
    "earlier editions of the AI systems workshop",
    "link to the poster of NURD",
    "who were the authors of BNS-GCN",
    "when does the last talk of MLSys 2022 end",
    "when does the last session end on Monday at MLSys 2022",
    "what is next",
    "what does Graphiler stand for",
    "compare Apollo with Zebra",
    "how accurate is NIC?",
    "who reviewed Pathways?",
    "who was the general chair of MLSys 2022?",
    "how many authors does Plumber have",
    "when is the next MLSys?",
    "submission deadline of MLSys 2022?",
    "does CoRa have code?",
    "what time zone is MLSys 2022 in",
    "who is from Imperial College",
    "why did MLSys 2022 take place in Boston?",
    "which paper comes after SAR?",
    "who founded MLSys?",
    "how many GPUs did Hydrozoa use?",
    "was DietCode the best paper?",
    "did LightSecAgg win anything?",
    "what happens between 13:00 and 15:50 at ML for Systems 2021?",
]

ASKED_BACK: list[tuple[str, str]] = [
    ("what is on Monday", "Monday 29 August 2022 (MLSys 2022)"),
    ("the first day", "The first day may be"),
    ("Xu", "Several people are called Xu"),
    ("who is Xu", "Several people are called Xu"),
    ("author:xu", "Several people are called Xu"),
    ("lunch", "Several items fit, from"),
    ("where was it held?", "MLSys 2022 (29 August to 1 September 2022)"),
    ("when was it?", "Which event do you mean"),
    ("what time does the conference start", "Which event do you mean"),
    ("good morning, what is on Monday?", "Monday 29 August 2022 (MLSys 2022)"),
    ("when is the keynote", "items fit. Which one"),
    ("what room is the tutorial in", "items fit. Which one"),
    ("who gave the invited talk", "items fit. Which one"),
    ("who presented the poster session at SOSP", "2 items fit"),
    ("when is the first workshop", "Which event do you mean: ML for Systems 2021"),
    ("who wrote it?", "Which one do you mean?"),
    ("and why?", "Please name it."),
    ("who presented KungFu at NeurIPS?", "is of AI Systems at SOSP 2019; no source has it of NeurIPS."),
]

NOTHING: list[tuple[str, str]] = [
    ("MLSys 2031", "MLSys 2022"),
    ("venue:neurips year:2030", "NeurIPS 2021"),
    ("qwzxkj vbnmpq", "help"),
    ("papers by Donald Duck", "help"),
    ('"no such phrase anywhere at all" xylophone', "help"),
    ("venue:atlantis", "help"),
    ("the second day of MLSys 2022", "MLSys 2022"),
    ("posters at MLSys 2022", "MLSys 2022"),
]


@pytest.mark.parametrize(("text", "first"), FOUND)
def test_is_found_first(ask: AskFor, text: str, first: str) -> None:
    assert [match.item.id for match in ask(text).matches][:1] == [first]


@pytest.mark.parametrize(("text", "word", "source"), SAID)
def test_is_answered_with_its_source(ask: AskFor, text: str, word: str, source: str) -> None:
    answer = ask(text).answer
    assert answer is not None
    assert word in answer.text
    assert source in " ".join(each.title for each in answer.sources)


@pytest.mark.parametrize("text", UNKNOWN)
def test_is_said_to_be_unknown(ask: AskFor, text: str) -> None:
    answer = ask(text).answer
    assert answer is not None
    assert not answer.known
    assert {"no", "No", "not", "nothing", "nobody", "No:"} & set(answer.text.split())


@pytest.mark.parametrize(("text", "words"), ASKED_BACK)
def test_is_asked_back(ask: AskFor, text: str, words: str) -> None:
    assert words in ask(text).clarify


@pytest.mark.parametrize(
    "text", ["recommend a talk on compilers", "suggest a paper on compilers", "something about quantization"]
)
def test_a_topic_gets_its_list_and_no_question_back(ask: AskFor, text: str) -> None:
    results = ask(text)
    assert (results.clarify, results.total > 4) == ("", True)


@pytest.mark.parametrize(("text", "offered"), NOTHING)
def test_nothing_is_found_but_something_is_offered(ask: AskFor, text: str, offered: str) -> None:
    results = ask(text)
    assert (results.total, results.matches) == (0, ())
    assert offered in [suggestion.query for suggestion in results.suggestions]
    assert all(len(suggestion.label) <= 75 for suggestion in results.suggestions)
