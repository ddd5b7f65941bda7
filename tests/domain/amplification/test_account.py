"""Which accounts a member may register, and for which of them a post can be recorded."""

from datetime import UTC, datetime

import pytest

from siman_bot.domain.amplification.account import (
    MOST_ACCOUNTS,
    Account,
    AccountKind,
    Grade,
    check_kind,
    match,
    read_account,
)
from siman_bot.domain.post_link import Platform, PostLink
from siman_bot.domain.refusals import Already, Invalid


def account(number: int, platform: Platform, handle: str, institution_id: int | None = None) -> Account:
    return Account(
        id=number,
        owner_id=1,
        institution_id=institution_id,
        institution_name="",
        platform=platform,
        handle=handle,
        url="",
        declared_at=datetime(2026, 11, 1, tzinfo=UTC),
        confirmed_at=None if institution_id is None else datetime(2026, 11, 2, tzinfo=UTC),
    )


def test_a_post_is_matched_with_the_accounts_that_can_have_published_it() -> None:
    own = [
        account(1, Platform.X, "rina"),
        account(2, Platform.X, "diskominfo", institution_id=7),
        account(3, Platform.X, "kantor_lama", institution_id=6),
        account(4, Platform.INSTAGRAM, "rina"),
    ]
    assert own[1].kind is AccountKind.INSTITUTION
    post = PostLink(platform=Platform.X, post_id="1", handle="diskominfo", url="")
    assert match(post, own, institution_id=7).grade is Grade.HANDLE_MATCHED
    silent = PostLink(platform=Platform.X, post_id="1", handle=None, url="")
    assert [one.id for one in match(silent, own, institution_id=7).candidates] == [1, 2]
    for handle in ("kantor_lama", "orang_lain"):
        with pytest.raises(Invalid, match="unregistered-account"):
            match(PostLink(platform=Platform.X, post_id="1", handle=handle, url=""), own, institution_id=7)
    with pytest.raises(Invalid, match="no-account-on-platform"):
        match(PostLink(platform=Platform.TIKTOK, post_id="1", handle=None, url=""), own, institution_id=7)


def test_an_account_is_registered_once_and_one_personal_one_a_platform() -> None:
    """R8."""
    own = [account(1, Platform.X, "rina"), account(2, Platform.INSTAGRAM, "diskominfo", institution_id=5)]
    profile = read_account("ini: https://www.instagram.com/Rina_Humas/?igsh=abc", own)
    assert (profile.platform, profile.handle) == (Platform.INSTAGRAM, "rina_humas")
    assert read_account(profile.url, own) == profile
    with pytest.raises(Already, match="account-yours"):
        read_account("https://x.com/Rina", own)
    with pytest.raises(Invalid, match="not-profile-link"):
        read_account("https://x.com/rina/status/1", own)
    full = [account(number, Platform.X, f"akun{number}", institution_id=5) for number in range(MOST_ACCOUNTS)]
    with pytest.raises(Invalid, match="account-too-many"):
        read_account("https://x.com/lain", full)
    with pytest.raises(Already, match="account-one-per-platform"):
        check_kind(AccountKind.PERSONAL, Platform.X, own)
    check_kind(AccountKind.PERSONAL, Platform.INSTAGRAM, own)
    check_kind(AccountKind.INSTITUTION, Platform.X, own)
