from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.groups.trouble import OUTSIDE, Trouble
from siman_bot.domain.sending.delivery import (
    MOVES,
    STATE_SENTENCES,
    TROUBLES,
    UNREACHABLE,
    DeliveryKind,
    DeliveryState,
    FailureReason,
    Manner,
    manner_of,
    reason_of,
)
from siman_bot.domain.sending.outcome import (
    DONE,
    MAX_ATTEMPTS,
    MENDING,
    REPEATABLE,
    RULES,
    RULES_BY_MANNER,
    UNATTENDED,
    Outcome,
    OutcomeKind,
    Rule,
    next_step,
)

NOW = datetime(2026, 11, 22, 1, 5, tzinfo=UTC)
NEW_CHAT = -1001234567890


def outcome(
    kind: OutcomeKind,
    *,
    reason: FailureReason = FailureReason.BLOCKED,
    wait: timedelta = timedelta(seconds=17),
) -> Outcome:
    match kind:
        case OutcomeKind.REFUSED | OutcomeKind.WORDS_ALONE:
            return Outcome(kind=kind, reason=reason)
        case OutcomeKind.RETRY_AFTER:
            return Outcome(kind=kind, retry_after=wait)
        case OutcomeKind.MIGRATED:
            return Outcome(kind=kind, migrate_to=NEW_CHAT)
        case _:
            return Outcome(kind=kind)


kinds = st.sampled_from(OutcomeKind)
waits = st.timedeltas(min_value=timedelta(milliseconds=1), max_value=timedelta(days=2))
outcomes = st.builds(outcome, kinds, reason=st.sampled_from(FailureReason), wait=waits)
manners = st.sampled_from(Manner)
attempts_used = st.integers(min_value=0, max_value=MAX_ATTEMPTS - 1)
moments = st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2036, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone


def rule_of(manner: Manner, kind: OutcomeKind) -> Rule:
    return RULES_BY_MANNER.get((manner, kind)) or RULES[kind]


@given(outcome=outcomes, attempts=attempts_used, now=moments, manner=manners)
def test_every_outcome_leads_to_a_legal_state(outcome: Outcome, attempts: int, now: datetime, manner: Manner) -> None:
    step = next_step(outcome, attempts, now, manner)

    assert step.state in MOVES[DeliveryState.PENDING]
    assert (step.state is DeliveryState.PENDING) == (step.not_before is not None)
    goes_on = outcome.kind is OutcomeKind.WORDS_ALONE and step.state is DeliveryState.PENDING
    assert (step.state is DeliveryState.FAILED or goes_on) == (step.reason is not None)
    assert step.attempts in {attempts, attempts + 1}
    if step.not_before is not None:
        assert step.not_before >= now
        assert step.not_before.utcoffset() == timedelta()


@given(path=st.lists(outcomes, min_size=MAX_ATTEMPTS, max_size=60), manner=manners)
def test_every_path_ends_within_the_attempts(path: list[Outcome], manner: Manner) -> None:
    attempts, counted = 0, 0
    for each in path:
        step = next_step(each, attempts, NOW, manner)
        attempts = step.attempts
        counted += rule_of(manner, each.kind).counts
        if step.state is not DeliveryState.PENDING:
            break

    assert counted <= MAX_ATTEMPTS
    if counted == MAX_ATTEMPTS:
        assert step.state is not DeliveryState.PENDING


@given(wait=waits, attempts=attempts_used)
def test_a_flood_answer_moves_time_and_nothing_else(wait: timedelta, attempts: int) -> None:
    step = next_step(outcome(OutcomeKind.RETRY_AFTER, wait=wait), attempts, NOW)

    assert step.state is DeliveryState.PENDING
    assert step.not_before == NOW + wait
    assert step.attempts == attempts


@given(attempts=attempts_used)
def test_what_may_have_arrived_is_never_sent_again(attempts: int) -> None:
    step = next_step(Outcome(kind=OutcomeKind.UNDECIDED), attempts, NOW)

    assert step.state is DeliveryState.UNKNOWN
    assert step.not_before is None


@given(attempts=st.integers(min_value=0, max_value=MAX_ATTEMPTS - 2), manner=st.sampled_from(sorted(REPEATABLE)))
def test_what_may_be_done_twice_is_done_again_until_it_is_given_up(attempts: int, manner: Manner) -> None:
    step = next_step(Outcome(kind=OutcomeKind.UNDECIDED), attempts, NOW, manner)
    last = next_step(Outcome(kind=OutcomeKind.UNDECIDED), MAX_ATTEMPTS - 1, NOW, manner)

    assert (step.state, step.attempts) == (DeliveryState.PENDING, attempts + 1)
    assert (last.state, last.reason) == (DeliveryState.FAILED, FailureReason.GAVE_UP)


@pytest.mark.parametrize("manner", Manner)
def test_done_means_what_was_asked(manner: Manner) -> None:
    assert next_step(Outcome(kind=OutcomeKind.SENT), 0, NOW, manner).state is DONE[manner]
    assert next_step(Outcome(kind=OutcomeKind.ALREADY_THERE), 0, NOW, manner).state is DONE[manner]


def test_a_version_whose_message_is_gone_is_posted_anew_and_then_may_not_be_repeated() -> None:
    step = next_step(Outcome(kind=OutcomeKind.TARGET_GONE), 0, NOW, Manner.CHANGE)

    assert (step.state, step.anew, step.not_before) == (DeliveryState.PENDING, True, NOW)
    assert manner_of(DeliveryKind.EDIT, has_target=True) is Manner.CHANGE
    assert manner_of(DeliveryKind.EDIT, has_target=False) is Manner.POST


def test_what_is_gone_already_is_taken_back() -> None:
    step = next_step(Outcome(kind=OutcomeKind.TARGET_GONE), 0, NOW, Manner.TAKE_BACK)

    assert (step.state, step.reason) == (DeliveryState.WITHDRAWN, None)


@pytest.mark.parametrize("kind", DeliveryKind)
def test_only_what_posts_nothing_may_be_repeated(kind: DeliveryKind) -> None:
    assert manner_of(kind, has_target=False) is Manner.POST or kind is DeliveryKind.PIN
    assert Manner.POST not in REPEATABLE


def test_what_has_ended_for_good_leads_nowhere_and_a_person_decides_on_the_rest() -> None:
    nowhere = {state for state, onward in MOVES.items() if not onward}
    back = {state for state, onward in MOVES.items() if DeliveryState.PENDING in onward}

    assert nowhere == {DeliveryState.WITHDRAWN, DeliveryState.EXPIRED, DeliveryState.CANCELLED}
    assert back == {DeliveryState.PENDING, DeliveryState.FAILED, DeliveryState.UNKNOWN}


def test_every_state_and_every_outcome_is_explained() -> None:
    assert set(STATE_SENTENCES) == set(MOVES) == set(DeliveryState)
    assert set(RULES) == set(OutcomeKind)
    rules = [*RULES.values(), UNATTENDED, *{rule.sentence: rule for rule in RULES_BY_MANNER.values()}.values()]
    sentences = [*STATE_SENTENCES.values(), *(rule.sentence for rule in rules)]
    assert all(sentence.endswith(".") for sentence in sentences)
    assert len(set(sentences)) == len(sentences)


def test_what_never_left_is_retried_with_doubling_waits_until_it_is_given_up() -> None:
    waits_seen = []
    attempts = 0
    while (step := next_step(Outcome(kind=OutcomeKind.NOT_SENT), attempts, NOW)).not_before is not None:
        waits_seen.append((step.not_before - NOW).total_seconds())
        attempts = step.attempts

    assert waits_seen == [2, 4, 8, 16, 32, 64, 128]
    assert (step.state, step.reason, step.attempts) == (DeliveryState.FAILED, FailureReason.GAVE_UP, MAX_ATTEMPTS)


def test_what_we_broke_down_over_fails_for_a_person_to_send_again() -> None:
    step = next_step(Outcome(kind=OutcomeKind.INCIDENT), 0, NOW)

    assert (step.state, step.reason) == (DeliveryState.FAILED, FailureReason.INCIDENT)


def test_what_nobody_can_send_again_waits_most_of_a_day_for_the_mending() -> None:
    now, attempts = NOW, 0
    while (step := next_step(Outcome(kind=OutcomeKind.INCIDENT), attempts, now, decidable=False)).not_before:
        assert (step.state, step.reason, step.not_before) == (DeliveryState.PENDING, None, now + MENDING)
        now, attempts = step.not_before, step.attempts

    assert (step.state, step.reason) == (DeliveryState.FAILED, FailureReason.INCIDENT)
    assert timedelta(hours=20) < now - NOW < timedelta(hours=24)


def test_a_migrated_chat_is_tried_at_once_under_its_new_id() -> None:
    step = next_step(outcome(OutcomeKind.MIGRATED), 0, NOW)

    assert (step.state, step.not_before, step.chat_moved_to) == (DeliveryState.PENDING, NOW, NEW_CHAT)


def test_the_new_id_is_told_even_with_the_last_attempt() -> None:
    step = next_step(outcome(OutcomeKind.MIGRATED), MAX_ATTEMPTS - 1, NOW)

    assert (step.state, step.reason, step.chat_moved_to) == (
        DeliveryState.FAILED,
        FailureReason.GAVE_UP,
        NEW_CHAT,
    )


def test_a_stop_hands_the_delivery_back_untouched() -> None:
    step = next_step(Outcome(kind=OutcomeKind.STOP), 3, NOW)

    assert (step.state, step.attempts, step.not_before, step.release) == (DeliveryState.PENDING, 3, NOW, True)


@pytest.mark.parametrize("kind", [kind for kind in OutcomeKind if kind is not OutcomeKind.STOP])
def test_nothing_but_a_stop_stops_the_sender(kind: OutcomeKind) -> None:
    assert not next_step(outcome(kind), 0, NOW).release


@pytest.mark.parametrize("kind", [OutcomeKind.SENT, OutcomeKind.ALREADY_THERE])
def test_done_is_done(kind: OutcomeKind) -> None:
    step = next_step(Outcome(kind=kind), 0, NOW)

    assert (step.state, step.reason) == (DeliveryState.SENT, None)


@pytest.mark.parametrize("reason", FailureReason)
def test_a_refusal_fails_with_its_reason(reason: FailureReason) -> None:
    step = next_step(outcome(OutcomeKind.REFUSED, reason=reason), 0, NOW)

    assert (step.state, step.reason) == (DeliveryState.FAILED, reason)


def test_a_removed_message_fails_without_blaming_the_chat() -> None:
    step = next_step(Outcome(kind=OutcomeKind.TARGET_GONE), 0, NOW)

    assert (step.state, step.reason) == (DeliveryState.FAILED, FailureReason.MESSAGE_GONE)
    assert step.reason not in UNREACHABLE


@pytest.mark.parametrize(
    "now",
    [
        NOW.replace(tzinfo=None),
        NOW.astimezone(timezone(timedelta(hours=7))),
    ],
)
def test_a_clock_that_is_not_utc_is_refused(now: datetime) -> None:
    with pytest.raises(ValueError, match="UTC"):
        next_step(Outcome(kind=OutcomeKind.SENT), 0, now)


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        next_step(Outcome(kind=OutcomeKind.SENT), -1, NOW)


def test_outcomes_that_contradict_themselves_are_refused() -> None:
    with pytest.raises(ValueError, match="refusal"):
        Outcome(kind=OutcomeKind.REFUSED)
    with pytest.raises(ValueError, match="refusal"):
        Outcome(kind=OutcomeKind.SENT, reason=FailureReason.BLOCKED)
    with pytest.raises(ValueError, match="flood"):
        Outcome(kind=OutcomeKind.RETRY_AFTER)
    with pytest.raises(ValueError, match="longer than nothing"):
        Outcome(kind=OutcomeKind.RETRY_AFTER, retry_after=timedelta())
    with pytest.raises(ValueError, match="migration"):
        Outcome(kind=OutcomeKind.MIGRATED)


@pytest.mark.parametrize("trouble", Trouble)
def test_what_keeps_us_from_a_group_is_why_its_messages_fail(trouble: Trouble) -> None:
    assert TROUBLES[reason_of(trouble)] is trouble


@pytest.mark.parametrize("reason", FailureReason)
def test_a_chat_nobody_can_reach_is_one_that_the_bot_stands_outside_of(reason: FailureReason) -> None:
    assert (TROUBLES.get(reason) in OUTSIDE) == (reason in UNREACHABLE)
