"""How series of conferences and journals are called, in our own words.

One line is one series: its short name, then what else it is called, parted by semicolons. A name in small
letters with blanks is a phrase, looked for in longer names; any other is a name by itself.
"""

TABLE = """
NeurIPS; NIPS; advances in neural information processing systems; neural information processing systems
ICML; international conference on machine learning; int. conf. on machine learning
ICLR; international conference on learning representations; int. conf. on learning representations
AISTATS; artificial intelligence and statistics
COLT; conference on learning theory; computational learning theory
UAI; uncertainty in artificial intelligence
ALT; algorithmic learning theory
ACML; asian conference on machine learning
ECML PKDD; ECML-PKDD; ECML/PKDD; ECMLPKDD; ECML; PKDD; european conference on machine learning
ECML PKDD; machine learning and knowledge discovery in databases
MLSys; SysML; machine learning and systems; conference on systems and machine learning
CoLLAs; lifelong learning agents
CPAL; conference on parsimony and learning
LoG; learning on graphs conference
MIDL; medical imaging with deep learning
MLHC; machine learning for healthcare
CHIL; conference on health, inference, and learning
AutoML; automated machine learning
CLeaR; causal learning and reasoning
L4DC; learning for dynamics and control
TMLR; transactions on machine learning research; trans. mach. learn. res.
JMLR; journal of machine learning research; j. mach. learn. res.
MLJ; mach. learn.
COLM; conference on language modeling
ACL; annual meeting of the association for computational linguistics
ACL; association for computational linguistics
EMNLP; empirical methods in natural language processing
NAACL; NAACL-HLT; HLT-NAACL; north american chapter of the association for computational linguistics
NAACL; north american chapter of the acl
EACL; european chapter of the association for computational linguistics; european chapter of the acl
AACL; AACL-IJCNLP; asia-pacific chapter of the association for computational linguistics
IJCNLP; international joint conference on natural language processing
COLING; international conference on computational linguistics
LREC; language resources and evaluation
LREC-COLING; LREC/COLING
CoNLL; computational natural language learning
TACL; transactions of the association for computational linguistics
CL; computational linguistics
SIGDIAL; special interest group on discourse and dialogue
INLG; natural language generation conference; international natural language generation conference
WMT; conference on machine translation
IWSLT; spoken language translation
SemEval; semantic evaluation
*SEM; STARSEM; lexical and computational semantics
EAMT; european association for machine translation
AMTA; association for machine translation in the americas
INTERSPEECH; conference of the international speech communication association
ICASSP; acoustics, speech and signal processing; acoustics, speech, and signal processing
ASRU; automatic speech recognition and understanding
SLT; spoken language technology
CVPR; computer vision and pattern recognition; conference on computer vision and pattern recognition
CVPR Workshops; CVPRW
ICCV Workshops; ICCVW
ECCV Workshops; ECCVW
ICCV; international conference on computer vision
ECCV; european conference on computer vision
ACCV; asian conference on computer vision
BMVC; british machine vision conference
WACV; winter conference on applications of computer vision
3DV; international conference on 3d vision
ICIP; international conference on image processing
ICPR; international conference on pattern recognition
MICCAI; medical image computing and computer assisted intervention
MICCAI; medical image computing and computer-assisted intervention
TPAMI; transactions on pattern analysis and machine intelligence; trans. pattern anal. mach. intell.
IJCV; international journal of computer vision
SIGGRAPH; computer graphics and interactive techniques
SIGGRAPH Asia; SIGGRAPHASIA
Eurographics
AAAI; aaai conference on artificial intelligence; national conference on artificial intelligence
IJCAI; international joint conference on artificial intelligence
IJCAI; international joint conferences on artificial intelligence
ECAI; european conference on artificial intelligence
AAMAS; autonomous agents and multiagent systems; autonomous agents and multi-agent systems
ICAPS; automated planning and scheduling
KR; principles of knowledge representation and reasoning
JAIR; journal of artificial intelligence research
FAccT; FAT*; FAccT; fairness, accountability, and transparency; fairness, accountability and transparency
AIES; ai, ethics, and society
KDD; SIGKDD; knowledge discovery and data mining; knowledge discovery & data mining
WWW; TheWebConf; the web conference; web conference; world wide web conference
WWW; international world wide web conference; international conference on world wide web
SIGIR; research and development in information retrieval
CIKM; information and knowledge management
WSDM; web search and data mining
ICDM; international conference on data mining
SDM; siam international conference on data mining
PAKDD; pacific-asia conference on knowledge discovery and data mining
RecSys; recommender systems
ECIR; european conference on information retrieval
ICWSM; web and social media; weblogs and social media
SIGMOD; management of data; international conference on management of data
PODS; principles of database systems
VLDB; PVLDB; very large data bases; vldb endowment; proc. vldb endow.
ICDE; international conference on data engineering
EDBT; extending database technology
CIDR; innovative data systems research
OSDI; operating systems design and implementation
SOSP; operating systems principles
NSDI; networked systems design and implementation
EuroSys; european conference on computer systems
ATC; USENIX ATC; usenix annual technical conference
FAST; USENIX FAST; file and storage technologies
SoCC; symposium on cloud computing
ASPLOS; architectural support for programming languages and operating systems
ISCA; international symposium on computer architecture
MICRO; international symposium on microarchitecture
HPCA; high-performance computer architecture; high performance computer architecture
SC; high performance computing, networking, storage and analysis
SC; high performance computing, networking, storage, and analysis
PPoPP; principles and practice of parallel programming
IPDPS; parallel and distributed processing symposium
ICS; international conference on supercomputing
HPDC; high-performance parallel and distributed computing
SIGCOMM; special interest group on data communication
INFOCOM; conference on computer communications
IMC; internet measurement conference
MobiCom; mobile computing and networking
MobiSys; mobile systems, applications, and services
SIGMETRICS; measurement and modeling of computer systems
Middleware; international middleware conference
HotOS; hot topics in operating systems
HotNets; hot topics in networks
DAC; design automation conference
ICCAD; computer-aided design
DATE; design, automation & test in europe; design, automation and test in europe
FPGA; field-programmable gate arrays
CCS; computer and communications security
USENIX Security; usenix security symposium
NDSS; network and distributed system security
IEEE S&P; S&P; Oakland; symposium on security and privacy
PETS; PoPETs; privacy enhancing technologies
CRYPTO; international cryptology conference
EUROCRYPT
ASIACRYPT
STOC; symposium on theory of computing
FOCS; foundations of computer science
SODA; symposium on discrete algorithms
ITCS; innovations in theoretical computer science
ICALP; automata, languages and programming; automata, languages, and programming
EC; economics and computation
LICS; logic in computer science
PLDI; programming language design and implementation
POPL; principles of programming languages
OOPSLA; object-oriented programming, systems, languages
ICFP; conference on functional programming
CAV; computer aided verification
CGO; code generation and optimization
ICSE; international conference on software engineering
FSE; ESEC/FSE; foundations of software engineering
ASE; automated software engineering
ISSTA; software testing and analysis
MSR; mining software repositories
CHI; human factors in computing systems
UIST; user interface software and technology
CSCW; computer-supported cooperative work; computer supported cooperative work
DIS; designing interactive systems
IUI; intelligent user interfaces
UbiComp; ubiquitous computing; IMWUT; interactive, mobile, wearable and ubiquitous technologies
TEI; tangible, embedded, and embodied interaction
HRI; human-robot interaction
ASSETS; computers and accessibility
IEEE VIS; VIS; visualization conference
InfoVis; information visualization conference
EuroVis; conference on visualization
PacificVis; pacific visualization symposium
TVCG; transactions on visualization and computer graphics; trans. vis. comput. graph.
ICRA; international conference on robotics and automation
IROS; intelligent robots and systems
RSS; robotics: science and systems
CoRL; conference on robot learning
RA-L; robotics and automation letters
ISMIR; society for music information retrieval; music information retrieval conference
DAFx; digital audio effects
NIME; new interfaces for musical expression
ICMC; international computer music conference
WASPAA; applications of signal processing to audio and acoustics
DCASE; detection and classification of acoustic scenes
ISIT; symposium on information theory
GECCO; genetic and evolutionary computation
Findings of ACL; FINDINGS; findings of the association for computational linguistics
RANLP; recent advances in natural language processing
PACLIC; pacific asia conference on language, information and computation
NoDaLiDa; nordic conference on computational linguistics; nordic conference of computational linguistics
MT Summit; MTSUMMIT; machine translation summit
ACM MM; ACMMM; ACM Multimedia; international conference on multimedia
ML for Systems; ML for Sys; MLForSys; MLforSys; machine learning for systems
PyCon US; pycon-us
PyCon AU; pycon-au
EuroPython
SciPy
PyData
arXiv; CoRR; computing research repository; arxiv preprint; arxiv.org; arxiv e-prints
bioRxiv
medRxiv
FOSDEM
"""
