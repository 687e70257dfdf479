import pytest

from organisation.cipher import Tampered
from organisation.models import Staff
from organisation.vault import decrypt_phone, encrypt_phone, phone_index, seal, unseal

PHONE = "13800138000"


def test_what_was_encrypted_comes_back():
    assert decrypt_phone(encrypt_phone(PHONE)) == PHONE


def test_the_ciphertext_says_nothing_of_the_number():
    assert encrypt_phone(PHONE) != encrypt_phone(PHONE)
    assert PHONE.encode() not in encrypt_phone(PHONE)


def test_another_key_does_not_open_it(settings):
    blob = encrypt_phone(PHONE)
    settings.PERSONAL_DATA_KEY = "another secret"
    with pytest.raises(Tampered):
        decrypt_phone(blob)


def test_the_index_is_steady_and_depends_on_its_key(settings):
    index = phone_index(PHONE)
    assert index == phone_index(PHONE)
    assert index != phone_index("13800138001")
    settings.BLIND_INDEX_KEY = "another secret"
    assert phone_index(PHONE) != index


def test_what_is_sealed_opens_for_the_same_use_only():
    somebody = Staff(pk=1)
    sealed = seal("欧阳 138 0013 8000", use="here", by=somebody)
    assert unseal(sealed, use="here", by=somebody) == "欧阳 138 0013 8000"
    assert unseal(sealed, use="there", by=somebody) == ""
    assert seal("甲", use="here", by=somebody) != seal("甲", use="here", by=somebody)


def test_what_is_sealed_opens_for_the_same_person_only():
    assert unseal(seal("13800138000", use="here", by=Staff(pk=1)), use="here", by=Staff(pk=2)) == ""


@pytest.mark.parametrize("nothing", ["", "a", "AAAA", "欧阳", "!" * 400])
def test_what_was_never_sealed_is_empty(nothing):
    assert unseal(nothing, use="here", by=Staff(pk=1)) == ""
