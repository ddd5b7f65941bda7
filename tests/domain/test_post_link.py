import pytest
from hypothesis import given
from hypothesis import strategies as st

from siman_bot.domain.post_link import (
    Platform,
    find_links,
    first_post_link,
    is_service_page,
    link_spans,
    parse_post_link,
    parse_profile_link,
    read_handle,
)

POSTS = [
    ("https://x.com/KemKomdigi/status/1790000000000000001", "x", "1790000000000000001", "kemkomdigi"),
    ("https://x.com/kemkomdigi/status/1790000000000000001/photo/1", "x", "1790000000000000001", "kemkomdigi"),
    ("http://mobile.twitter.com/kemkomdigi/status/1790000000000000001", "x", "1790000000000000001", "kemkomdigi"),
    ("twitter.com/kemkomdigi/statuses/1790000000000000001", "x", "1790000000000000001", "kemkomdigi"),
    ("https://x.com/i/web/status/1790000000000000001", "x", "1790000000000000001", None),
    ("https://x.com:443//kemkomdigi/status/1790000000000000001/", "x", "1790000000000000001", "kemkomdigi"),
    ("HTTPS://WWW.Instagram.COM/p/DAb_C-dEfGh/?igsh=MzRl#x", "instagram", "DAb_C-dEfGh", None),
    ("https://www.instagram.com/reel/DAb_C-dEfGh/", "instagram", "DAb_C-dEfGh", None),
    ("https://www.instagram.com/tv/DAb_C-dEfGh", "instagram", "DAb_C-dEfGh", None),
    ("https://instagram.com/Kemen.Komdigi/reel/DAb_C-dEfGh/", "instagram", "DAb_C-dEfGh", "kemen.komdigi"),
    ("https://instagr.am/p/DAb_C-dEfGh", "instagram", "DAb_C-dEfGh", None),
    ("https://www.facebook.com/DiskominfoJabar/posts/122100000000000001", "facebook", "122100000000000001", None),
    ("https://web.facebook.com/diskominfojabar/posts/judul-berita/1221001", "facebook", "1221001", "diskominfojabar"),
    ("https://www.facebook.com/diskominfojabar/posts/pfbid02AbCdEfGhIjKl", "facebook", "pfbid02AbCdEfGhIjKl", None),
    ("https://m.facebook.com/story.php?story_fbid=1221001&id=100064", "facebook", "1221001", "100064"),
    ("https://facebook.com/permalink.php?id=100064&story_fbid=1221001&s=1", "facebook", "1221001", "100064"),
    ("https://www.facebook.com/watch/?ref=saved&v=1221001", "facebook", "1221001", None),
    ("https://id-id.facebook.com/diskominfojabar/videos/1221001/", "facebook", "1221001", "diskominfojabar"),
    ("https://www.facebook.com/reel/1221001", "facebook", "1221001", None),
    ("https://www.facebook.com/share/p/1AbCdEfGh/", "facebook", "1AbCdEfGh", None),
    ("https://fb.watch/aBcDe12345/", "facebook", "aBcDe12345", None),
    ("https://www.facebook.com/groups/humas.jabar/permalink/1221001/", "facebook", "1221001", None),
    ("https://www.facebook.com/photo/?fbid=1221001&set=a.1", "facebook", "1221001", None),
    ("https://www.tiktok.com/@Kemen_Komdigi/video/7390000000000000001", "tiktok", "7390000000000000001", None),
    ("https://www.tiktok.com/%40kemkomdigi/photo/7390000000000000001", "tiktok", "7390000000000000001", "kemkomdigi"),
    ("https://vm.tiktok.com/ZSabcDEF1/", "tiktok", "ZSabcDEF1", None),
    ("https://vt.tiktok.com/ZSabcDEF1", "tiktok", "ZSabcDEF1", None),
    ("https://www.tiktok.com/t/ZSabcDEF1/", "tiktok", "ZSabcDEF1", None),
    ("https://m.tiktok.com/v/7390000000000000001.html", "tiktok", "7390000000000000001", None),
    ("https://www.youtube.com/watch?app=desktop&v=dQw4w9WgXcQ&t=42s", "youtube", "dQw4w9WgXcQ", None),
    ("https://youtu.be/dQw4w9WgXcQ?si=abc", "youtube", "dQw4w9WgXcQ", None),
    ("https://m.youtube.com/shorts/dQw4w9WgXcQ", "youtube", "dQw4w9WgXcQ", None),
    ("https://youtube.com/live/dQw4w9WgXcQ?feature=share", "youtube", "dQw4w9WgXcQ", None),
    ("https://www.threads.net/@KemKomdigi/post/DAb_C-dEfGh", "threads", "DAb_C-dEfGh", "kemkomdigi"),
    ("https://www.threads.com/@kemkomdigi/post/DAb_C-dEfGh/media?xmt=1", "threads", "DAb_C-dEfGh", "kemkomdigi"),
    (
        "https://id.linkedin.com/posts/Kem-Komdigi_pers-rilis-activity-7200000000000000001-AbCd?utm_source=share",
        "linkedin",
        "7200000000000000001",
        "kem-komdigi",
    ),
    (
        "https://www.linkedin.com/feed/update/urn%3Ali%3Aactivity%3A7200000000000000001/",
        "linkedin",
        "7200000000000000001",
        None,
    ),
]

PROFILES = [
    ("https://x.com/KemKomdigi", "x", "kemkomdigi", "https://x.com/kemkomdigi"),
    ("twitter.com/@kemkomdigi/with_replies?s=20", "x", "kemkomdigi", "https://x.com/kemkomdigi"),
    ("Akun kami: https://www.instagram.com/Kemen.Komdigi?igsh=1.", "instagram", "kemen.komdigi", None),
    ("https://m.facebook.com/DiskominfoJabar/about", "facebook", "diskominfojabar", None),
    (
        "https://www.facebook.com/profile.php?id=100064000000001&sk=about",
        "facebook",
        "100064000000001",
        "https://www.facebook.com/100064000000001",
    ),
    ("https://www.facebook.com/p/Diskominfo-Jabar-100064000000001/", "facebook", "100064000000001", None),
    ("https://www.facebook.com/people/Diskominfo/100064000000001/", "facebook", "100064000000001", None),
    ("https://www.tiktok.com/@kemkomdigi?lang=id", "tiktok", "kemkomdigi", "https://www.tiktok.com/@kemkomdigi"),
    ("https://www.youtube.com/@KemKomdigi/videos", "youtube", "kemkomdigi", "https://www.youtube.com/@kemkomdigi"),
    (
        "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuV",
        "youtube",
        "UCabcdefghijklmnopqrstuV",
        "https://www.youtube.com/channel/UCabcdefghijklmnopqrstuV",
    ),
    ("https://www.threads.net/@kemkomdigi", "threads", "kemkomdigi", "https://www.threads.com/@kemkomdigi"),
    ("https://id.linkedin.com/in/budi-santoso-1a2b/", "linkedin", "budi-santoso-1a2b", None),
    (
        "https://www.linkedin.com/company/Kem-Komdigi/posts/",
        "linkedin",
        "kem-komdigi",
        "https://www.linkedin.com/company/kem-komdigi/",
    ),
]

NO_POSTS = [
    "",
    "x.com",
    "https://x.com",
    "https://x.com/kemkomdigi",
    "https://x.com/kemkomdigi/status/",
    "https://x.com/kemkomdigi/status/abc",
    "https://x.com/kemkomdigi/status/0123",
    "https://x.com/kemkomdigi/status/\u0661\u0662\u0663",
    "https://x.com/name_of_sixteen_c/status/1",
    "https://x.com/home/status/1",
    "https://x.com@evil.example/a/status/1",
    "https://x.com:a@evil.example/a/status/1",
    "https://evil.example@x.com/a/status/1",
    "https://x.com\\@evil.example/a/status/1",
    "https://x.com.evil.example/a/status/1",
    "https://evilx.com/a/status/1",
    "https://ev.il.x.com/a/status/1",
    "https://\u0445.com/a/status/1",
    "https://x.com:99999/a/status/1",
    "https://x.com:/a/status/1",
    "https://x.com/a%2Fstatus%2F1",
    "https://x.com/a%00/status/1",
    "ftp://x.com/a/status/1",
    "https://evil.example/?u=https://x.com/a/status/1",
    "https://web.archive.org/web/2024/https://x.com/a/status/1",
    "http://[",
    "http://[::1]/a/status/1",
    "https://help.instagram.com/p/DAb_C-dEfGh",
    "https://www.youtube.com/watch?v=short",
    "https://www.youtube.com/watch",
    "https://www.facebook.com/permalink.php?story_fbid=1221001",
    "https://www.linkedin.com/pulse/judul-artikel",
    "https://x.com/a/status/1" + "1" * 10_000,
    "x.com/" * 2_000,
    "https://" * 2_000,
    "\x00\ud800https://x.com/\udfff/status/1",
]


@pytest.mark.parametrize(("url", "platform", "post_id", "handle"), POSTS)
def test_a_post_link_is_read(url: str, platform: str, post_id: str, handle: str | None) -> None:
    post = parse_post_link(url)
    assert post is not None
    assert post.identity == (Platform(platform), post_id)
    if handle is not None:
        assert post.handle == handle
    assert first_post_link(f"Sudah tayang ({url}). Terima kasih") == post


@pytest.mark.parametrize("url", [row[0] for row in POSTS])
def test_the_canonical_link_reads_as_itself_and_is_no_profile(url: str) -> None:
    post = parse_post_link(url)
    assert post is not None
    assert parse_post_link(post.url) == post
    assert first_post_link(post.url) == post
    assert parse_profile_link(url) is None
    assert post.url.startswith("https://")
    assert "utm" not in post.url
    assert "#" not in post.url


@given(
    st.sampled_from([row[0] for row in POSTS]),
    st.lists(st.sampled_from(["utm_source=wa", "igsh=Zm9v==", "s=20", "t=7s", "si=%ff", "x", "="]), max_size=4),
    st.sampled_from(["", "#", "#m=1"]),
)
def test_query_noise_does_not_change_which_post_it_is(url: str, noise: list[str], fragment: str) -> None:
    plain = url.partition("#")[0]
    noisy = plain + ("&" if "?" in plain else "?") + "&".join(noise) + fragment
    assert parse_post_link(noisy) == parse_post_link(url)


@pytest.mark.parametrize("url", NO_POSTS)
def test_what_names_no_post_is_none(url: str) -> None:
    assert parse_post_link(url) is None
    assert first_post_link(url) is None


def test_case_matters_in_codes_and_not_in_handles() -> None:
    lower, upper = (parse_post_link(f"https://youtu.be/{video}") for video in ("dqw4w9wgxcq", "DQW4W9WGXCQ"))
    assert lower
    assert upper
    assert lower.identity != upper.identity
    assert parse_post_link("https://x.com/ABC/status/1") == parse_post_link("https://x.com/abc/status/1")


def test_links_are_found_where_people_put_them() -> None:
    text = (
        "Tautan: https://x.com/a/status/1, lalu <https://youtu.be/dQw4w9WgXcQ>, [teks](https://fb.watch/aBcDe12345/) "
        "dan *instagram.com/p/DAb_C-dEfGh*! Bukan https://x.com@evil.example/a, x.com.evil.example/a, humas@x.com/a, "
        "https://komdigi.go.id/berita, maupun kata x.com. “https://www.tiktok.com/@a_b/video/12345”🔥"
    )
    assert find_links(text) == [
        "https://x.com/a/status/1",
        "https://youtu.be/dQw4w9WgXcQ",
        "https://fb.watch/aBcDe12345/",
        "instagram.com/p/DAb_C-dEfGh",
        "https://www.tiktok.com/@a_b/video/12345",
    ]
    assert [text[start:end] for start, end in link_spans(text)] == find_links(text)


def test_a_link_is_not_cut_into_another_account() -> None:
    assert first_post_link("https://x.com/a/status/12\u0663") is None
    assert parse_profile_link("https://x.com/kemkomdigi\u0430") is None
    assert parse_profile_link("https://x.com\u0430.example/kemkomdigi") is None


@pytest.mark.parametrize(("text", "platform", "handle", "url"), PROFILES)
def test_a_profile_link_is_read(text: str, platform: str, handle: str, url: str | None) -> None:
    profile = parse_profile_link(text)
    assert profile is not None
    assert (profile.platform, profile.handle) == (Platform(platform), handle)
    assert profile.url == (url or profile.url)
    assert parse_profile_link(profile.url) == profile


@pytest.mark.parametrize(
    "text",
    [
        "@kemkomdigi",
        "https://x.com/home",
        "https://x.com/i",
        "https://x.com/search?q=kemkomdigi",
        "https://www.instagram.com/explore/",
        "https://www.instagram.com/p/",
        "https://www.instagram.com/.komdigi",
        "https://www.instagram.com/kem..komdigi",
        "https://www.facebook.com/watch",
        "https://www.facebook.com/login.php",
        "https://www.facebook.com/profile.php",
        "https://www.facebook.com/groups/humas",
        "https://www.tiktok.com/kemkomdigi",
        "https://www.tiktok.com/@a",
        "https://vm.tiktok.com/ZSabcDEF1",
        "https://www.youtube.com/feed",
        "https://youtu.be/dQw4w9WgXcQ",
        "https://fb.watch/aBcDe12345",
        "https://fb.watch/videos/",
        "https://www.youtube.com/channel/UCshort",
        "https://www.linkedin.com/in/",
        "https://x.com.evil.example/kemkomdigi",
        "https://x.com@evil.example/kemkomdigi",
        "https://komdigi.go.id/kemkomdigi",
    ],
)
def test_what_names_no_profile_is_none(text: str) -> None:
    assert parse_profile_link(text) is None


def test_handles_are_read_by_the_rules_of_their_platform() -> None:
    assert read_handle(Platform.X, "@KemKomdigi") == "kemkomdigi"
    assert read_handle(Platform.INSTAGRAM, "kemen.komdigi") == "kemen.komdigi"
    assert read_handle(Platform.X, "kemen.komdigi") is None
    assert read_handle(Platform.X, "@") is None
    assert read_handle(Platform.TIKTOK, "\u212aemkomdigi") is None
    assert read_handle(Platform.X, "kemkomdigi\n") is None


def test_a_platforms_own_pages_are_nobodys() -> None:
    assert is_service_page("https://x.com/")
    assert is_service_page("https://www.tiktok.com/safety/id-id")
    assert is_service_page("https://x.com/hashtag/HUTRI80")
    assert not is_service_page("https://x.com/kemkomdigi")
    assert not is_service_page("https://komdigi.go.id/")


def test_each_platform_has_a_name_for_people() -> None:
    assert [platform.label for platform in Platform] == [
        "X",
        "Instagram",
        "Facebook",
        "TikTok",
        "YouTube",
        "Threads",
        "LinkedIn",
    ]


NEAR_LINKS = st.lists(
    st.one_of(
        st.sampled_from(["https://", "x.com", "/", "@", "status/1", "facebook.com", "?", "#", "[", "%", "%00", ":80"]),
        st.text(alphabet=st.characters(), max_size=8),
    ),
    max_size=20,
).map("".join)


@given(st.one_of(NEAR_LINKS, st.text(alphabet=st.characters())))
def test_no_text_raises_and_what_is_found_is_a_fixed_point(text: str) -> None:
    parse_post_link(text)
    post = first_post_link(text)
    assert post is None or parse_post_link(post.url) == post
    profile = parse_profile_link(text)
    assert profile is None or parse_profile_link(profile.url) == profile
    assert all(link in text for link in find_links(text))
