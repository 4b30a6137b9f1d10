"""Names that tables give their columns, by what we read them as."""

from __future__ import annotations

from store.text import key

_WRITTEN = """
title: title, atividade, actividad, activite, attivita, aktivitat, thesis title, project title,
  demo title, tutorial title, workshop title, panel title, abstract title, title of your talk,
  what is the title of your talk, paper title, talk title, presentation
  title, submission title, article title, title of paper, poster title, title of talk, title of the talk,
  paper name, title of the paper, session talk, item title, dc title, titel, titre, titulo, titolo,
  vortragstitel, talk name, presentation name, name of talk, 标题, 论文标题, 题目, タイトル, 제목,
  vortrag, thema, beitrag, titel des vortrags, titel des beitrags, programmpunkt, intitule,
  titre de la communication, titre de l expose, communication, ponencia, titulo de la ponencia, charla,
  titolo dell intervento, intervento, onderwerp, lezing, 论文题目, 报告题目, 演讲题目, 报告名称, 题名,
  内容, 议程, 活动内容, 題目,
  題名, 講演題目, 発表題目, 論文題目, 演題, 講演タイトル, 発表タイトル, プログラム, 발표제목, 논문제목,
  강연제목,
  доклад, название, название доклада, тема, тема доклада
authors: authors with affiliations, who, student, students, phd student, doctoral student, candidate,
  authors, author, author s, author names, author list, authors list,
  author name, all authors, authors names, list of authors, autoren, autor, autor in, autor innen,
  autorinnen, auteurs, creators, creator, primary authors, primaryauthors, dc creator, dc contributor
  author, main author, first author, authorships, autores, autori, authors and affil, authors and
  affiliations, 作者, 著者, 저자,
  论文作者, 全部作者, 著者名,
  автор, авторы
coauthors: coauthors, coauthor, co authors, co author s, other authors, additional authors, further
  authors, coautores, coauteurs, mitautoren, weitere autoren
people: people, persons, participants, contributors
more: more
parent: part of
speakers: speakers, speaker, your name, presenters, presenter, speaker name, speaker names, speaker s,
  presented by, presenter name, presenting author, speaking, lecturer, lecturers, keynote speaker, keynote
  speakers, invited speaker, invited speakers, instructor, instructors, facilitator, facilitators,
  referent, referenten, referentin, referentinnen,
  referent in, referent innen, vortragende, vortragender, vortragende r, sprecher, orateur, orateurs,
  ponente, ponentes, intervenant, intervenants, intervenante, relatore, relatori,
  vortragende in, vortragende innen, referierende, redner, rednerin, redner in, mitwirkende, intervenants es,
  conferencier, conferenciere, conferenciers, orador, oradores, conferenciante, expositor, expositores,
  palestrante,
  spreker, sprekers, 报告人, 报告嘉宾, 演讲者, 演讲人, 演讲嘉宾, 主讲人, 讲者, 嘉宾, 講演者, 発表者,
  登壇者, 講師, 演者, 話者, 발표자, 연사, 강연자,
  докладчик, докладчики, спикер, спикеры, выступающий
organisers: organisers, organizers, organiser, organizer, organised by, organized by, organisatoren
panellists: panellists, panelists, panellist, panelist
moderators: moderators, moderator, session chair, chair, chairs, moderation, moderateur, moderador
abstract: abstract, abstract md, dc description abstract, abstract en, abstract english, abstract of the talk,
  description, abstract text, paper abstract, talk abstract, talk description, session description, desc,
  session abstract, event description, long description, full description, extract, excerpt, synopsis,
  presentation abstract, zusammenfassung, beschreibung, resume, resumen, sommario,
  摘要, 概要, 초록, content,
  kurzfassung, inhalt, descripcion, riassunto, descrizione, resumo, samenvatting,
  内容摘要, 内容简介, 简介, 要旨, 要約, 内容説明, 요약,
  аннотация, описание
subtitle: subtitle, sub title, untertitel, sous titre, subtitulo, sottotitolo
duration: duration, duration minutes, duration min, duration in minutes, length, talk length, dauer, duree,
  duracion, durata, duracao
tldr: tldr, tl dr, one sentence summary, short description, summary, teaser
venue: venue, conference, conference name, conf, published in, publication, publication venue, event,
  event name, konferenz, conference venue, venue name, source title, 会议, event title, conference title
venue_in_full: venue in full
journal: journal, journal title, journal name, zeitschrift, revue
booktitle: booktitle, book title, proceedings, proceedings title
year: year, publication year, pub year, jahr, annee, ano, anno, conference year, 年, 年份, 연도
url: url, link, links, paper url, paper link, website, web, homepage, webpage, page, href, uri, web link,
  landing page, landing page url, dc identifier uri, site, url paper, link to paper, openreview link,
  openreview url, forum url, event url, talk url, virtual site url, arxiv url, related urls
pdf: pdf, open access pdf, pdf url, pdf link, paper pdf, paper pdf url, download, url pdf
code: code, github, repo, repository, code url, code link, github url, github link, software, source code
slides: slides, slides url, slide, slides link, folien, presentation slides
video: video, video url, video link, youtube, recording, recordings, talk video, video recording,
  videos
poster: poster, poster url, poster link, poster pdf
registration: registration, registration url
id: id, uid, pid, event key, session code, paper code, abstract id, abstract number, contribution id,
  paper id, submission id, key, paper number, submission number, forum id, item id, identifier, talk id,
  uuid, nr, no, number of paper, paper no, citation key, bibkey, friendly id
kind: kind, type, resource type, dc type, contribution type, event type, session type, presentation type,
  item type, format, paper type, talk type, typ, art, category, eventtype, submission type, kategorie,
  subtype, session format, talk format,
  vortragsart, art des beitrags, beitragsart, beitragstyp, type de communication, tipo, tipo de sesion,
  categoria, 类型, 报告类型, 形式, 種別, 発表形式, 구분, 분류
subkind: subkind, presentation format
track: track, track name, stream, theme, research track, schiene, accepted track
deleted: deleted, is deleted, deleted submission
status: status, decision, outcome, acceptance, acceptance status, final decision, paper decision
keywords: keywords, dc subject, keyword, tags, tag, topics, topic, subjects, subject areas, subject area,
  author keywords, index terms, schlagworter, schlagworte, stichworter, mots cles, palabras clave, areas,
  area, categories, primary area, research area, 关键词, キーワード,
  关键字, 키워드
session: session, session name, session title, session id, sessions, sitzung, block,
  sektion, seance, sesion, sessione, 分会场, 专题, 单元, セッション, 세션,
  секция
doi: doi, paper doi, doi url, doi link
arxiv: arxiv, arxiv id, eprint, arxivid
openreview: openreview, openreview id
anthology: anthology, anthology id, acl id
dblp: dblp, dblp key
identifiers: identifiers, external ids
links_by_kind: links by kind
details: details
award: award, awards, prize, award name, auszeichnung, preis
published: published, dc date issued, publication date, date published, release date, published on, pub
  date, online date
date: date, day, datum, event date, session date, talk date, fecha, tag, 日期, 日付,
  jour, dia, giorno, 日程, 日にち, 開催日, 날짜, 일자,
  дата, день
start: start, event start, event start time, start date and time, starts on, start time, starts, talk
  starts, begin, beginn, time, starttime, time start, uhrzeit, start at, starts at, begins, from, zeit,
  when, start datetime, start date time, session start, start date, heure, hora, hour, hours,
  horaire, horaires, horario, orario, 时间, 時間, 時刻, 시간,
  ora, anfang, startzeit, beginnt, debut, heure de debut, hora de inicio, inicio, inizio,
  tijd, uur, timeslot, time slot, slot, 开始时间, 起止时间, 開始, 開始時刻, 開始時間, 시작, 시작시간,
  время, начало
end: end, event end, event end time, ends at, end date and time, ends on, end at, end time, ends, talk
  ends, ende, endtime, time end, end at, finish, until, to, end datetime, end date time, session end, end
  date,
  endzeit, endet, fin, heure de fin, hora de fin, fine, 结束时间, 終了, 終了時刻, 終了時間, 종료, 종료시간,
  окончание, конец
room: room, location, where, local, raum, salle, sala, hall, room name, place, ort, saal, room location,
  lokation, stage, auditorium, session room,
  地点, 会场, 会場, 장소,
  veranstaltungsort, lieu, lugar, luogo, zaal, locatie, 会议室, 教室, 部屋, 場所, 회의실,
  зал, аудитория, место
zone: zone, time zone, timezone, tz, zeitzone
affiliations: affiliations, affiliation, institutions, institution, institute, institutes, author
  affiliations, organization, organizations, organisation, organisations, company, university, aff,
  authors affiliations, institut, speaker affiliation,
  speaker company, speaker organization, speaker organisation, author affiliation,
  hochschule, einrichtung, affiliation s, institucion, filiacion, afiliacion, 单位, 所属单位,
  作者单位, 機構, 所属, 소속
other_names: other names, short title, acronym, aliases, system name, short name, nickname
volume: volume, vol, band
number: number, issue, issue number
pages: pages, page numbers, seiten, page range
publisher: publisher, dc publisher, verlag, editeur, editorial
series: series, book series
issn: issn
isbn: isbn
language: language, dc language iso, lang, sprache, langue, idioma
note: note, notes, comment, comments, remark, remarks
"""
"""A field to a paragraph, then the names in ``store.text.key``'s spelling."""
BY_NAME = {
    key(name): paragraph.partition(":")[0]
    for paragraph in _WRITTEN.replace("\n  ", " ").strip().split("\n")
    for name in paragraph.partition(":")[2].split(",")
}
FIELDS = tuple(dict.fromkeys(BY_NAME.values()))
EITHER = frozenset(
    "name names paper papers talk presentation submission article event work item what activity programme"
    " program".split()
)
"""Names that may stand over titles, people or addresses: what stands below decides."""
UNREAD = frozenset(
    (
        "in our words", "statements", "sources", "systems", "advisor", "advisors", "supervisor",
        "supervisors", "mentor", "mentors", "betreuer", "reviewer", "reviewers", "discussant", "discussants",
        "host", "hosts",
    )
)  # fmt: skip
"""What our own export tells beside all that, and people who gave no talk: never taken for something else."""
