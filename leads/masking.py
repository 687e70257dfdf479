"""A customer's name as somebody may read it who has not to do with them. Pure: no Django here."""

from organisation.names import split_name, tidy_name


def mask_name(name: str) -> str:
    """The surname, and a star for each character of the given name (张*, 欧阳**); of Latin words the first letter."""
    plain = tidy_name(name)
    surname, given = split_name(plain)
    if plain[:1].isascii():
        return " ".join(f"{word[0]}**" for word in plain.split())
    return f"{surname}{'*' * max(1, len(given))}"
