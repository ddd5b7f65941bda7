from siman_bot.domain.sending.delivery import ChatKind, DeliveryKind
from siman_bot.domain.sending.paid import is_payable, most_stars, stars_a_second


def test_the_free_rate_is_free_and_the_rest_costs_a_tenth_of_a_star_each() -> None:
    assert (most_stars(100_000, per_second=30), stars_a_second(30)) == (0, 0)
    assert (most_stars(3_001, per_second=1_000), stars_a_second(1_000)) == (301, 97)
    assert stars_a_second(31) == 1


def test_what_goes_to_persons_or_posts_nothing_is_not_paid_for() -> None:
    assert is_payable(DeliveryKind.ITEM, ChatKind.GROUP)
    assert not is_payable(DeliveryKind.ITEM, ChatKind.PERSON)
    assert not is_payable(DeliveryKind.EDIT, ChatKind.GROUP)
    assert not is_payable(DeliveryKind.NOTICE, ChatKind.GROUP)
