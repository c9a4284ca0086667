from __future__ import annotations

import time

import pytest

from bot.mail.parse import parse
from bot.mail.quotes import split
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
            "Nieuw\n\n-----Oorspronkelijk bericht-----\nVan: X\nVerzonden: 1-1-26\noud",
        ),
        (
            "Nieuw<div style='border:none;border-top:solid #E1E1E1 1.0pt'><b>Van:</b> X<br><b>Verzonden:</b> 1-1-26</div>oud",
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
    ("", "font:0/0 a"),
    ("", "font:italic 700 0px/1.2 Arial"),
    ("", "font:bold 0.5px Arial"),
    ("", "font:calc(0px)/1 a"),
    ("", "font-size:calc(0px)"),
    ("", "font-size:calc(16px * 0)"),
    ("", "font-size:min(0px, 1em)"),
    ("", "font-size:0.5px"),
    ("", "font-size:.05em"),
    ("", "font-size:1%"),
    ("", "zoom:0"),
    ("", "opacity:0.05"),
    ("", "opacity:5%"),
    ("", "opacity:1e-3"),
    ("", "filter:opacity(4%)"),
    ("", "-webkit-text-fill-color:transparent"),
    ("", "-webkit-text-fill-color:white"),
    ("", "background:linear-gradient(white, #fff);background-clip:text;color:transparent"),
    ("", "line-height:0;overflow:hidden"),
    ("", "max-width:0;overflow:hidden"),
    ("", "max-height:0px;overflow:clip"),
    ("", "block-size:0;overflow:hidden"),
    ("", "inline-size:0;overflow-x:clip"),
    ("", "scale:0"),
    ("", "scale:1 0"),
    ("", "transform:scale(0.0)"),
    ("", "transform:scale3d(0, 0, 1)"),
    ("", "translate:-9999px"),
    ("", "translate:0 -500em"),
    ("", "transform:translate(0, -9999px)"),
    ("", "letter-spacing:-9999px"),
    ("", "letter-spacing:-1em"),
    ("", "position:absolute;inset-inline-start:-9999px"),
    ("", "position:fixed;inset:0 auto auto -9999px"),
    ("", "position:relative;left:-9999px"),
    ("", "margin-inline-start:-9999px"),
    ("", "color:rgba(0, 0, 0, 0.02)"),
    ("", "color:#00000008"),
    ("", "color:rgb(0 0 0 / 3%)"),
    ("", "color:rgb(255 255 255)"),
    ("", "color:rgb(100% 100% 100% / .9)"),
    ("", "color:rgba(255, 255, 255, .5)"),
    ("", "color:color-mix(in srgb, white 100%, black)"),
    ("", "color:color-mix(in srgb, white, #fff)"),
    ("", "color:color-mix(in srgb, black 2%, transparent)"),
    ("", "color:oklch(1 0 0)"),
    ("", "color:oklch(100% 0 none)"),
    ("", "color:lab(100% 0 0)"),
    ("", "color:hwb(0 100% 0%)"),
    ("", "color:color(display-p3 1 1 1)"),
    ("", "color:var(--x, white)"),
    ("", "color:var(--x, var(--y, rgb(255, 255, 255)))"),
    ("", "--w:white;color:var(--w)"),
    ("", "display:var(--x, none)"),
    ("", "color:black;color:white"),
    ("", "color:white !important;color:black"),
    ("", "color:white;background:rgba(0, 0, 0, 0)"),
    ("", "mask:linear-gradient(transparent, transparent)"),
    ("", "-webkit-mask-image:linear-gradient(to right, #0000 0%, rgba(0, 0, 0, 0) 100%)"),
    ("", "text-decoration:line-through"),
    ("", "TEXT-DECORATION : underline line-through red"),
    ("", "text-decoration-line:line-through"),
    (".x{text-decoration:line-through}", ""),
    (".x{zoom:0}", ""),
    (".x{color:white;background-color:navy}.x{background:none}", ""),
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
        ("", "font:bold 12px/1.4 Arial"),
        ("", "font:oblique 0deg 12px Arial"),
        ("", "font:inherit"),
        ("", "font-size:1em"),
        ("", "font-size:1rem"),
        ("", "font-size:0.8em"),
        ("", "font-size:calc(1px + 0.9em)"),
        ("", "font-size:calc(var(--size) + 0px)"),
        ("", "font-size:var(--size)"),
        ("", "font-size:;height:;overflow:hidden"),
        ("", "zoom:1"),
        ("", "zoom:100%"),
        ("", "opacity:.4"),
        ("", "opacity:90%"),
        ("", "line-height:0"),
        ("", "line-height:1;overflow:hidden"),
        ("", "max-width:600px;overflow:hidden"),
        ("", "max-width:0"),
        ("", "width:100%;overflow:hidden"),
        ("", "height:0;text-overflow:clip"),
        ("", "scale:1"),
        ("", "transform:scale(0.5)"),
        ("", "translate:-50% -50%"),
        ("", "transform:translate(-50%, -50%)"),
        ("", "letter-spacing:-0.5px"),
        ("", "position:relative;inset-inline-start:-20px"),
        ("", "position:absolute;left:calc(50% - 300px)"),
        ("", "background:linear-gradient(90deg, red, blue);-webkit-background-clip:text;-webkit-text-fill-color:transparent"),
        ("", "background:linear-gradient(red, blue);background-clip:text;color:transparent"),
        ("", "color:oklch(0.4 0.1 200)"),
        ("", "color:rgb(255 0 0)"),
        ("", "color:color-mix(in srgb, white, black)"),
        ("", "color:var(--x, black)"),
        ("", "color:var(--x)"),
        ("", "--x:black;color:var(--x, white)"),
        ("", "color:white;background:var(--y, navy)"),
        ("", "color:oklch(1 0 0);background:navy"),
        ("", "color:white;background:rgba(0, 0, 0, .8)"),
        ("", "color:white;color:black"),
        ("", "mask:linear-gradient(black, transparent)"),
        ("", "text-decoration:underline"),
        ("", "text-decoration:none"),
        (".x{background-color:white}.x{background:navy}", "color:white"),
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
        "<p hidden>x</p>", "<title>x</title>", "<s>x</s>", "<del><p>x</p></del>", "<strike>x <b style='color:red'>x</b></strike>",
        "<details>x<p>x</p>x</details>", "<details><p>x</p><b>x</b> x</details>", "<p popover>x</p>", "<p popover=manual>x</p>",
        "<p style='color:white'><b style='color:inherit'>x</b></p>", "<font color='rgb(255 255 255)'>x</font>",
    ],
)  # fmt: skip
def test_what_no_reader_sees_is_not_read(hidden: str) -> None:
    assert normalise(html_to_text(f"<body>Een {hidden} twee</body>")).split() == ["Een", "twee"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Een<del><p>x</p></del>twee", "Een\n\ntwee"),
        ("<p>Karin <s>Roos</s> Anna</p>", "Karin Anna"),
        ("<p>Het <ins>ging</ins> goed</p>", "Het ging goed"),
        ("<details><summary>Een</summary>x<p>x</p></details>twee", "Een\ntwee"),
        ("<details><summary>Een</summary><summary>x</summary></details>twee", "Een\ntwee"),
        ("<details open><summary>Een</summary><p>twee</p></details>", "Een\n\ntwee"),
        ("<p><s>Ik wil een klacht indienen.</s></p><br>", ""),
        ("<ul><li style='text-decoration:line-through'>x</li><li><del>x</del></li></ul>", ""),
    ],
)
def test_crossed_out_and_folded_words_are_not_read(html: str, text: str) -> None:
    assert normalise(html_to_text(html)) == text


def test_a_mail_of_which_only_crossed_out_words_remain_says_nothing_new() -> None:
    body = "<p><strike>Ja, akkoord.</strike></p><blockquote type=cite>Bent u akkoord?</blockquote>"
    message = parse(f"From: jan@mail.example\nContent-Type: text/html\n\n{body}".encode())
    assert split(message.text)[0] == ""


@pytest.mark.parametrize(
    "piece",
    ["calc(", "calc(0", "var(--a,", "var(--a,(", "--a:var(--b);", "color-mix(in a, ", "left:-", "font:0", "0", "-", "a", " ",
     "#0",
     "position:absolute;", "overflow:", "mask:gradient(", "gradient(#0000,", "translate:", "scale:", "color:", "rgb(0,",
     "(", "1e"],
)  # fmt: skip
def test_a_style_made_to_block_the_intake_does_not(piece: str) -> None:
    start = time.process_time()
    for before in (
        "",
        "color:var(--a, transparent);background-clip:text;background:",
        "mask:linear-gradient(",
        "color-mix(in a,b ",
    ):
        html_to_text(f"<p style='{before}{piece * (50_000 // len(piece))};x)'>x</p>")
    assert time.process_time() - start < 2


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


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<html><body><p>Een.</p></body></html>Twee.", "Een.\n\nTwee."),
        ("<html><body><p>Een.</p></body></html><html><body><p>Twee.</p></body></html>", "Een.\n\nTwee."),
        ('<div style="white-space:pre-wrap">Een.\n\nTwee.</div>', "Een.\n\nTwee."),
        ('<span style="white-space: pre-line">Een.\nTwee.</span>', "Een.\nTwee."),
        ('<div style="color:rgb(255,255,255)">Een klacht.</div>', "Een klacht."),
        ('<p>Een.</p><div style="color:#fff">Twee.</div>', "Een."),
        ('<div style="display:none">Een.</div>', ""),
    ],
)
def test_words_are_kept_below_the_end_of_a_page_in_its_lines_and_in_the_white_of_a_dark_phone(html: str, text: str) -> None:
    assert html_to_text(html) == text
