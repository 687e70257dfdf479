import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organisation.cipher import BlindIndex, Cipher, Tampered, TextCipher, UnknownKey, blind_index, derive_key

FIRST, SECOND = derive_key("one", "phone"), derive_key("two", "phone")
AAD = "leads.Customer.phone"
cipher = Cipher({1: FIRST}, current=1)


@settings(max_examples=40, deadline=None)
@given(st.text("0123456789+张\N{GRINNING FACE}\0é", max_size=30))
def test_what_is_encrypted_opens_again(text: str) -> None:
    assert cipher.decrypt(cipher.encrypt(text, aad=AAD), aad=AAD) == text


def test_what_the_database_driver_returns_opens_too() -> None:
    assert cipher.decrypt(memoryview(cipher.encrypt("13800132046", aad=AAD)), aad=AAD) == "13800132046"


def test_the_text_is_not_in_the_ciphertext_and_never_looks_the_same_twice() -> None:
    one, two = cipher.encrypt("13800132046", aad=AAD), cipher.encrypt("13800132046", aad=AAD)
    assert one != two
    assert b"1380" not in one


def test_a_ciphertext_of_another_field_does_not_open() -> None:
    with pytest.raises(Tampered):
        cipher.decrypt(cipher.encrypt("13800132046", aad="leads.Customer.identity_no"), aad=AAD)


@pytest.mark.parametrize("position", [1, 12, 13, 20, -1], ids=["nonce", "nonce end", "text", "text end", "tag"])
def test_one_changed_bit_and_it_does_not_open(position: int) -> None:
    blob = bytearray(cipher.encrypt("13800132046", aad=AAD))
    blob[position] ^= 1
    with pytest.raises(Tampered):
        cipher.decrypt(bytes(blob), aad=AAD)


@pytest.mark.parametrize("length", [0, 1, 13, 28, -1], ids=["empty", "number only", "nonce only", "no tag", "cut"])
def test_cut_short_it_does_not_open(length: int) -> None:
    with pytest.raises(Tampered):
        cipher.decrypt(cipher.encrypt("13800132046", aad=AAD)[:length], aad=AAD)


def test_old_keys_open_and_the_current_one_encrypts() -> None:
    old = cipher.encrypt("13800132046", aad=AAD)
    rotated = Cipher({1: FIRST, 2: SECOND}, current=2)
    assert rotated.decrypt(old, aad=AAD) == "13800132046"
    assert not rotated.is_current(old)
    assert rotated.is_current(rotated.encrypt("13800132046", aad=AAD))


def test_a_key_that_was_thrown_away_is_named_unknown() -> None:
    with pytest.raises(UnknownKey, match="no key 1"):
        Cipher({2: SECOND}, current=2).decrypt(cipher.encrypt("13800132046", aad=AAD), aad=AAD)


def test_another_key_of_the_same_number_does_not_open() -> None:
    with pytest.raises(Tampered):
        Cipher({1: SECOND}, current=1).decrypt(cipher.encrypt("13800132046", aad=AAD), aad=AAD)


@pytest.mark.parametrize(
    ("keys", "current"),
    [
        pytest.param({1: FIRST}, 2, id="current key missing"),
        pytest.param({256: FIRST}, 256, id="number beyond a byte"),
        pytest.param({-1: FIRST}, -1, id="negative number"),
        pytest.param({1: FIRST[:16]}, 1, id="key too short"),
        pytest.param({}, 0, id="no key"),
    ],
)
def test_wrong_keys_are_refused_at_once(keys: dict[int, bytes], current: int) -> None:
    with pytest.raises(ValueError, match="key"):
        Cipher(keys, current)


def test_each_purpose_has_its_own_key() -> None:
    keys = {derive_key("secret", "phone"), derive_key("secret", "index"), derive_key("other", "phone")}
    assert len(keys) == 3
    assert {len(key) for key in keys} == {32}
    assert derive_key("secret", "phone") in keys


def test_derived_keys_never_change_or_stored_data_would_be_lost() -> None:
    assert derive_key("secret", "phone").hex() == "cf503dd437dc94b16a43cf0a74e9acac8663f0d2fcbd9206f2f85a061d922cdc"
    assert blind_index("13800132046", key=b"k" * 32) == "c9947ae53f956d3a71c55245b7f168c9"


def test_no_key_without_a_secret() -> None:
    with pytest.raises(ValueError, match="secret"):
        derive_key("", "phone")


def test_the_blind_index_finds_the_same_value_only() -> None:
    index = blind_index("13800132046", key=FIRST)
    assert index == blind_index("13800132046", key=FIRST)
    assert len({index, blind_index("13800132047", key=FIRST), blind_index("13800132046", key=SECOND)}) == 3
    assert len(index) == 32


def test_another_cipher_can_take_their_place() -> None:
    standing_in: TextCipher = cipher
    finding: BlindIndex = blind_index
    assert standing_in.decrypt(standing_in.encrypt("x", aad=AAD), aad=AAD) == "x"
    assert finding("x", key=FIRST)
