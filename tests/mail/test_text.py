from __future__ import annotations

import time

import pytest

from bot.mail.text import decode, html_to_text, normalise, one_line, unflow

DUTCH = "Mijn coördinator vond één cliënt “lastig” – € 50"


@pytest.mark.parametrize(
    ("data", "charset", "text", "declared"),
    [
        (DUTCH.encode(), "utf-8", DUTCH, True),
        (DUTCH.encode(), "", DUTCH, True),
        (DUTCH.encode(), "iso-8859-1", DUTCH, False),
        (DUTCH.encode(), "us-ascii", DUTCH, True),
        (DUTCH.encode(), "x-nonsense", DUTCH, False),
        (DUTCH.encode("cp1252"), "windows-1252", DUTCH, True),
        (DUTCH.encode("cp1252"), "iso-8859-1", DUTCH, True),
        (DUTCH.encode("cp1252"), "utf-8", DUTCH, False),
        (DUTCH.encode("cp1252"), "", DUTCH, False),
        ("cliënt zegt één".encode("mac_roman"), "utf-8", "cliënt zegt één", False),
        ("cliënt zegt één".encode("cp850"), "", "cliënt zegt één", False),
        (DUTCH.encode("utf-16"), "utf-16", DUTCH, True),
        ("Жалоба".encode("koi8-r"), "koi8-r", "Жалоба", True),
        (b"abc", "rot13", "abc", True),
        (b"\xef\xbb\xbfabc", "utf-8", "abc", True),
        (b"", "utf-8", "", True),
    ],
)
def test_bytes_become_the_text_that_was_meant(data: bytes, charset: str, text: str, declared: bool) -> None:
    assert decode(data, charset)[0].removeprefix("\ufeff") == text
    if charset != "rot13":
        assert decode(data, charset)[1] is declared


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Een</p><p>Twee<br>drie</p>", "Een\n\nTwee\ndrie"),
        ("<div>Een</div><div><br></div><div>Twee</div>", "Een\n\nTwee"),
        ("Een&nbsp;&amp;\n  twee &euro;", "Een & twee €"),
        ("<ul><li>een<li>twee</ul>", "- een\n- twee"),
        ("<table><tr><td>een</td><td>twee</td></tr><tr><td>drie</td></tr></table>", "een twee\ndrie"),
        ("<pre>een\n  twee</pre>", "een\ntwee"),
        ("<head><title>x</title><style>p{}</style></head><body>Een<script>x()</script><!-- x --> twee</body>", "Een twee"),
        ("Een<span style='display:none'>x</span><span style='FONT-SIZE: 0px'>x</span> twee", "Een twee"),
        ("Een<div hidden>x</div><div style='visibility:hidden;'>x</div>", "Een"),
        ("Een<font color='#FFFFFF'>x</font><span style='color:white'>x</span>", "Een"),
        ("<div style='background:#003366'><span style='color:white'>Te lezen</span></div>", "Te lezen"),
        ("<table bgcolor=navy><tr><td><font color=white>Te lezen</font></td></tr></table>", "Te lezen"),
        ("<div style='color:white'>x<span style='color:black'>Te lezen</span></div>", "Te lezen"),
        ("<span style='font-size:10px'>Een</span><span style='font-size:0.9em'> twee</span>", "Een twee"),
        ("Een<blockquote type=cite>oud<br>ouder</blockquote>twee", "Een\n> oud\n> ouder\ntwee"),
        ("<blockquote style='margin:0 0 0 40px;border:none;padding:0px'>Eigen woorden</blockquote>", "Eigen woorden"),
        ("Nieuw<div class=yahoo_quoted>Op dinsdag schreef X:<br>oud</div>", "Nieuw\n> Op dinsdag schreef X:\n> oud"),
        (
            "Nieuw<div class=moz-cite-prefix>Op 1-1-26 schreef X:</div><blockquote type=cite>oud</blockquote>",
            "Nieuw\n> Op 1-1-26 schreef X:\n> oud",
        ),
        (
            "Nieuw<hr><div id=divRplyFwdMsg><b>Van:</b> X<br><b>Verzonden:</b> 1-1-26</div>oud",
            "Nieuw\n\n" + "_" * 32 + "\nVan: X\nVerzonden: 1-1-26\noud",
        ),
        ("", ""),
        ("<", "<"),
        ("geen html", "geen html"),
    ],
)
def test_html_becomes_what_its_reader_sees(html: str, text: str) -> None:
    assert normalise(html_to_text(html)) == text


HIDDEN_BY = [
    ("", "display:none"),
    ("", "DISPLAY : NONE !important"),
    ("", "dis\\70lay:none"),
    ("", "display:/* zo */none"),
    ("", "visibility:hidden"),
    ("", "visibility:collapse"),
    ("", "opacity:0"),
    ("", "opacity:.0"),
    ("", "font-size:0"),
    ("", "font-size:1px"),
    ("", "position:absolute;left:-9999px"),
    ("", "top:-2000px;position:fixed"),
    ("", "text-indent:-999em"),
    ("", "margin-left:-5000px"),
    ("", "height:0;overflow:hidden"),
    ("", "width:1px;height:1px;overflow:hidden"),
    ("", "max-height:0"),
    ("", "clip:rect(0,0,0,0);position:absolute"),
    ("", "clip-path:inset(100%)"),
    ("", "transform:scale(0)"),
    ("", "transform:translateX(-9999px)"),
    ("", "color:transparent"),
    ("", "color:rgba(0,0,0,0)"),
    ("", "color:#0000"),
    ("", "color:white"),
    ("", "color:#fefefe"),
    ("", "color:hsl(0, 0%, 100%)"),
    ("", "color:navy;background:navy"),
    ("", "mso-hide:all"),
    ("", "unicode-bidi:bidi-override;direction:rtl"),
    (".x{display:none}", ""),
    ("#y { visibility: hidden }", ""),
    ("p, span.x {font-size:0px}", ""),
    ("div .x{color:#fff}", ""),
    ("div > span#y{opacity:0}", ""),
    ("[class~='x']{display:none}", ""),
    ("<!-- .x{display:none} -->", ""),
    ("@media screen{.x{display:none}}", ""),
    ("@import url(x.css);.x{display:none}", ""),
    ("@media print{p{color:red}} .x{display:none}", ""),
    (".x{display:block}.x{display:none}", ""),
    ("span{display:inline}.x{display:none}#z{display:inline}", ""),
    (".x{display:none", ""),
]


def seen(sheet: str, style: str) -> list[str]:
    """The words of a page in which one stands in a styled element."""
    words = f"<div><span class='a x' id=y style='{style}'>woorden</span></div>"
    return normalise(html_to_text(f"<head><style>{sheet}</style></head><body>Een{words} twee</body>")).split()


@pytest.mark.parametrize(("sheet", "style"), HIDDEN_BY)
def test_what_a_style_hides_is_not_read(sheet: str, style: str) -> None:
    assert seen(sheet, style) == ["Een", "twee"]


@pytest.mark.parametrize(
    ("sheet", "style"),
    [
        (".z{display:none}", ""),
        ("@media print{.x{display:none}}", ""),
        ("@media (max-width:600px){.x{display:none}}", ""),
        ("@media (max-width:600px){.z{color:red} .x{display:none}}", ""),
        (".x:hover{display:none}", ""),
        (".x + span{display:none}", ""),
        ("table .x{display:none}", ""),
        (".x{display:none}", "display:block"),
        (".x{display:none}#y{display:inline}", ""),
        (".x{color:white}", "background-color:#003366"),
        (".x{color:#fff}div{background:navy}", ""),
        ("", "color:yellow"),
        ("", "color:rgb(0, 0, 0)"),
        ("", "color:rgba(0, 0, 0, .5)"),
        ("", "opacity:0.5"),
        ("", "margin-left:-5px;position:relative;left:-10px"),
        ("", "height:0"),
        ("", "font-size:10px;line-height:1"),
        ("", "text-indent:-1.5em"),
    ],
)
def test_what_only_looks_hidden_is_read(sheet: str, style: str) -> None:
    assert seen(sheet, style) == ["Een", "woorden", "twee"]


@pytest.mark.parametrize(
    "hidden",
    [
        "<!-- x -->", "<template>x</template>", "<noscript>x</noscript>", "<img alt='x' title='x'>", "<a title='x'></a>",
        "<input type=hidden value='x'>", "<dialog>x</dialog>", "<iframe>x</iframe>", "<object>x</object>",
        "<svg><text>x</text></svg>", "<select><option>x</select>", "<bdo dir=rtl>x</bdo>", "<!--[if mso]>x<![endif]-->",
        "<p hidden>x</p>", "<title>x</title>",
    ],
)  # fmt: skip
def test_what_no_reader_sees_is_not_read(hidden: str) -> None:
    assert normalise(html_to_text(f"<body>Een {hidden} twee</body>")).split() == ["Een", "twee"]


def test_a_sheet_made_to_block_the_intake_does_not() -> None:
    rules = "".join(f".a{number} .b p{{display:none}} p.c{number}{{color:white}}" for number in range(3_000))
    start = time.process_time()
    html_to_text(f"<style>{rules}</style>{'<div class=b>' * 300}{'<p class=c>x</p>' * 30_000}")
    html_to_text("<style>" + "@media a{" * 20_000 + "p{display:none" + "</style>x")
    assert time.process_time() - start < 2


def test_text_is_normalised() -> None:
    assert normalise("a\u00a0b\u200b\u202ec\r\nd\x00\u2028e \n\n\n\n\n\nf\ufeff") == "a bc\nd\ne\n\n\nf"


def test_one_line_has_no_breaks_and_no_tricks() -> None:
    assert one_line(" a\r\n\tb\u202e\u2066c\x00\x1b\u2029d ") == "a bc d"


def test_flowed_text_is_joined_and_quotes_are_not() -> None:
    assert unflow("een \ntwee\n> oud \n> ouder\n drie\n-- \nJan") == "een twee\n> oud \n> ouder\ndrie\n-- \nJan"
    assert unflow("een \ntwee", delete_space=True) == "eentwee"
