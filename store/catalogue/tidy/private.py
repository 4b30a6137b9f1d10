"""Columns and fields that are nobody's business: addresses, phones, gender. Never read, never stored."""

from __future__ import annotations

import re
import unicodedata

_PARTS = frozenset(
    """
    email emails mail mails emailaddress emailaddresses mailaddress maildresse emailadresse mailadresse
    gender geschlecht genre sex sexe pronoun pronouns pronomen phone phones telephone telephones telefon
    telefono téléphone tel mobile mobil mobilephone cell cellphone handy fax whatsapp telegram
    messenger
    address addresses adresse adressen anschrift direccion street strasse straße postcode postalcode zip
    zipcode plz birth birthday birthdate birthplace dob geburtstag geburtsdatum geburtsort age alter
    passport passnummer reisepass visa dietary diet diets allergy allergies allergien ethnicity race
    nationality religion disability disabilities password passwd token secret
    authorids emergency correo correos courriel sexo género genere citizenship staatsangehörigkeit wechat
    skype shirt tshirt iban salary ssn username userid login rufnummer wohnort postal salutation anrede
    epost eposta sähköposti почта почты телефон пол τηλέφωνο φύλο טלפון الهاتف الجنس geslacht telefoonnummer
    kön kjønn køn sukupuoli płeć pohlaví cinsiyet sesso celular móvil cellulare teléfono naissance nacimiento
    nationalité nacionalidad nationalität staatsbürgerschaft
    """.split()
)
_HARMLESS = re.compile(
    r"(url|web|ip|mac|http|site|link|doi|wallet|memory|page|conference|venue|event|publisher)[ ]?address(es)?"
    r"|mailing list|mobile (computing|robot\w*|apps?)|signal processing|race condition\w*|birth of .+"
    r"|visa sponsors?|address space"
)
_COMPOUND = re.compile(
    r"e?mail|telefon|geburts|handy(?:nummer|nr)|メール|邮箱|邮件|电子邮|電子郵|电话|電話|手机|性别|性別|이메일|전화|휴대폰|성별|生年月日|出生|郵箱|联系电话|連絡先|\w+(?:email|emails|adresse|anschrift)$"
)
_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SPOKEN = re.compile(r"e[\s_.-]*mail|(?<![^\W_])e[\s_.-]*posta?\b", re.IGNORECASE)


def is_private(column: str) -> bool:
    """True for names like ``authors_emails``, ``E-Mail-Adresse``, ``primaryPhone``, ``Geschlecht``."""
    said = _CAMEL.sub(" ", _SPOKEN.sub("Email", unicodedata.normalize("NFC", column[:200])))
    parts = [word.casefold() for word in _WORD.findall(said)]
    if _HARMLESS.fullmatch(" ".join(parts)):
        return False
    parts += [word.casefold() for word in _WORD.findall(column[:200])]  # "WeChat" is one word, too
    return any(part in _PARTS or _COMPOUND.match(part) for part in parts)
