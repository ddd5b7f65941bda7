"""What is written beside accounts and addresses that are named without their usual signs."""

from typing import Final

from siman_bot.domain.publishing.words.lexicon.lists import words

PROVIDERS: Final = words(
    """
    gmail yahoo ymail hotmail outlook proton protonmail icloud live mail rocketmail
    """
)
PLATFORMS: Final = words(
    """
    ig ig-nya ignya insta instagram instagramnya twitter twitternya x tiktok tiktoknya tik fb fb-nya fbnya
    facebook facebooknya threads youtube yt telegram telegramnya tele akun akunnya username usernamenya user
    handle handle-nya pengguna thread linkedin t
    """
)
