"""Which columns are nobody's business."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.catalogue.tidy.private import is_private

PRIVATE = (
    """
email|emails|E-Mail|e_mail|E-Mail-Adresse
authors_emails|primary_email|AuthorEmail|contact email|mail
Mailadresse|gender|Gender|GENDER|Geschlecht|sex|pronouns|Preferred Pronouns|phone|Phone Number|primaryPhone
tel|Tel.|mobile
Telefonnummer|Handy|fax
address|Postal Address|home_address|Adresse|Anschrift
birth date|birthday|date_of_birth|DOB
correo electrónico|courriel|メールアドレス|邮箱|电话|性別|이메일|성별|género
T-shirt size|WeChat ID|WhatsApp number|Handynr|username
Geburtsdatum|passport no|passportNumber|dietary|Dietary requirements|allergies|authorids|nationality|password
e-post|E-posta|sähköposti|Электронная почта|телефон|пол|τηλέφωνο|טלפון|الهاتف|geslacht|kön
płeć|cinsiyet|celular|生年月日|휴대폰|联系电话|講演者 連絡先|date de naissance|Speaker celular|Anrede
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
OPEN = (
    """
title|authors|abstract|e-poster|ePoster|post|polar|the post
url|url address|Web Address|IP address|session|room|mailing list|stage
pages|message|essex|middlesex talk|telescope
intelligence|mobile robotics|sextant
addressed topics|keywords|UID
affiliation|signal processing|presentation_id
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


@pytest.mark.parametrize("column", PRIVATE)
def test_a_private_column_is_known(column: str) -> None:
    assert is_private(column)


@pytest.mark.parametrize("column", OPEN)
def test_any_other_column_is_open(column: str) -> None:
    assert not is_private(column)


@given(column=st.text(max_size=40))
def test_any_name_of_a_column_is_judged(column: str) -> None:
    assert is_private(column) in (True, False)
