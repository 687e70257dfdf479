"""Numbers made by the product go on after those that came: both look alike (L261012-000123)."""

from branchsales.interchange.load.loading import Loading

_FILES = (
    ("customers", "customer_no"),
    ("leads", "lead_no"),
    ("referrals", "referral_no"),
    ("follow_ups", "follow_up_no"),
    ("sales", "sale_no"),
    ("reviews", "review_no"),
)
_HIGHEST = (
    "SELECT max(substring({column} FROM '^[A-Z][0-9]{{6}}-([0-9]{{6,12}})$')::bigint) FROM in_{file} WHERE NOT bad"
)


def continue_numbers(loading: Loading) -> None:
    """Lift the sequence above the highest number that came. A refused import does not lower it again."""
    found = " UNION ALL ".join(_HIGHEST.format(column=column, file=file) for file, column in _FILES)
    loading.run(
        f"SELECT setval('number_seq', highest) FROM (SELECT max(max) AS highest FROM ({found}) x) y"
        " WHERE highest >= (SELECT last_value FROM number_seq)"
    )
