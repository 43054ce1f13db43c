"""Bad requests to a real server on a real socket: each is refused, or does no harm."""

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from live_room import CODE, Live, live

from interimkit.domain.room_events import Closed
from interimkit.workshop.connection import MOST_HEAD
from interimkit.workshop.guard import HEADERS, MOST_BODY, POLICY
from interimkit.workshop.limits import JOINS, WRONG_CODES
from interimkit.workshop.server import named


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Live]:
    with live(tmp_path) as served:
        yield served


def raw(port: int, *parts: bytes, wait: float = 5) -> bytes:
    """What comes back for bytes that are no polite client's, until the server hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as connection:
        said = b""
        try:
            for part in parts:
                connection.sendall(part)
            while some := connection.recv(65_536):
                said += some
        except (ConnectionError, TimeoutError):
            pass
    return said


def seen_by_all(room: Live) -> str:
    """Every page that a stranger, a phone and the projector are shown."""
    stranger = room.phone()
    return "".join(stranger.get(path).text for path in ("/", "/screen", "/coach", "/withdraw"))


@pytest.mark.parametrize(
    "path", ["/", "/static/phone.js", "/nowhere", "/result", "/screen", "/coach"]
)
def test_every_answer_says_what_a_browser_may_do_with_it(room: Live, path: str) -> None:
    answer = room.phone().get(path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    policy = dict(
        rule.strip().split(" ", 1) for rule in answer.headers["content-security-policy"].split(";")
    )
    assert policy == POLICY
    assert policy["default-src"] == "'none'"
    assert HEADERS["referrer-policy"] == "same-origin"
    assert HEADERS["cache-control"] == "no-store"
    assert HEADERS["x-content-type-options"] == "nosniff"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["base-uri"] == "'none'"
    assert policy["form-action"] == policy["script-src"] == policy["style-src"] == "'self'"
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "", "127.0.0.1", "192.168.1.8:{port}", "127.0.0.1:1",
             "127.0.0.1:{port}.evil.example", "user@127.0.0.1:{port}"],
)  # fmt: skip
def test_a_host_that_is_none_of_our_addresses_is_turned_away(room: Live, host: str) -> None:
    asked = host.format(port=room.served.port)
    phone = room.phone()
    assert phone.ask("GET", "/", host=asked).status == 421
    body = f"code={CODE}".encode()
    answer = phone.ask("POST", "/join", body, host=asked, origin=f"http://{asked}")
    assert answer.status == 421
    assert room.room.seats == {}


def test_a_request_without_a_host_or_with_two_is_turned_away(room: Live) -> None:
    assert room.phone().ask("GET", "/", host=None).status in {400, 421}
    own = f"host: 127.0.0.1:{room.served.port}\r\n".encode()
    two = raw(room.served.port, b"GET / HTTP/1.1\r\nconnection: close\r\n", own, own, b"\r\n")
    assert b" 421 " in two.split(b"\r\n")[0] or b" 400 " in two.split(b"\r\n")[0]


def test_each_of_our_addresses_is_answered(room: Live) -> None:
    for host in named(("192.168.1.7",), room.served.port):
        assert room.phone().ask("GET", "/", host=host).status == 200
    assert "192.168.1.7" in named(("192.168.1.7",), 80)  # a browser leaves that port out


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": None},
        {"origin": "https://127.0.0.1:{port}"},
        {"origin": "http://127.0.0.1:{port}.evil.example"},
        {"origin": "http://localhost:{port}"},  # ours, but not the page that it was sent to
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "none"},
        {"origin": None, "sec_fetch_site": "cross-site"},
    ],
)
def test_what_another_page_sends_changes_nothing(
    room: Live, headers: dict[str, str | None]
) -> None:
    phone = room.phone().join()
    question = room.ask()
    sent = {name: value and value.format(port=room.served.port) for name, value in headers.items()}
    for path, body in (
        ("/answer", f"question={question}&option=cut-knots"),
        ("/withdraw", ""),
        ("/coach/next", ""),
        ("/coach/token", f"token={room.served.coach_token}"),
    ):
        assert phone.ask("POST", path, body.encode(), **sent).status == 403
    assert [dict(answers) for answers in room.room.seats.values()] == [{}]
    assert room.room.open == question


def test_a_browser_that_says_the_site_and_no_origin_is_heard(room: Live) -> None:
    body = f"code={CODE}".encode()
    answer = room.phone().ask("POST", "/join", body, origin=None, sec_fetch_site="same-origin")
    assert answer.status == 303
    assert len(room.room.seats) == 1


@pytest.mark.parametrize(
    "type_", [None, "", "text/plain", "application/json", "multipart/form-data; boundary=x",
              "text/plain; application/x-www-form-urlencoded"],
)  # fmt: skip
def test_only_a_form_is_read(room: Live, type_: str | None) -> None:
    answer = room.phone().ask("POST", "/join", f"code={CODE}".encode(), content_type=type_)
    assert answer.status == 415
    assert room.room.seats == {}


def test_json_however_deep_is_not_read(room: Live) -> None:
    deep = b"[" * 4000 + b"]" * 4000
    phone = room.phone()
    assert phone.ask("POST", "/join", deep, content_type="application/json").status == 415
    assert phone.ask("POST", "/join", deep).status == 403  # as a form, it has no code


def test_a_body_of_a_megabyte_is_refused_by_what_it_says_of_itself(room: Live) -> None:
    assert room.phone().ask("POST", "/join", b"", content_length="1000000").status == 413
    assert room.phone().ask("POST", "/join", b"", content_length=str(MOST_BODY + 1)).status == 413
    padded = f"{'0' * 12}{MOST_BODY + 1}"
    assert room.phone().ask("POST", "/join", b"", content_length=padded).status == 413
    own = f"127.0.0.1:{room.served.port}"
    head = (
        f"POST /join HTTP/1.1\r\nhost: {own}\r\norigin: http://{own}\r\n"
        f"content-type: application/x-www-form-urlencoded\r\n"
    ).encode()
    sent = raw(
        room.served.port, head + b"content-length: 1000000\r\n\r\n", b"x" * 1_000_000, wait=1
    )
    assert sent == b"" or b" 413 " in sent.split(b"\r\n")[0]
    assert room.phone().get().status == 200


@pytest.mark.parametrize("length", ["", "-1", "1e3", "٣", "0x10", "99999999999999999999"])
def test_a_length_that_is_none_is_refused(room: Live, length: str) -> None:
    own = f"127.0.0.1:{room.served.port}"
    head = (
        f"POST /join HTTP/1.1\r\nhost: {own}\r\norigin: http://{own}\r\nconnection: close\r\n"
        f"content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n"
    ).encode()
    first = raw(room.served.port, head, wait=1).split(b"\r\n")[0]
    assert any(status in first for status in (b" 400 ", b" 411 ", b" 413 "))


def test_a_body_in_chunks_is_refused_for_it_says_no_length(room: Live) -> None:
    own = f"127.0.0.1:{room.served.port}"
    head = (
        f"POST /join HTTP/1.1\r\nhost: {own}\r\norigin: http://{own}\r\nconnection: close\r\n"
        "content-type: application/x-www-form-urlencoded\r\ntransfer-encoding: chunked\r\n\r\n"
    ).encode()
    assert b" 411 " in raw(room.served.port, head).split(b"\r\n")[0]  # before any of it came
    said = raw(room.served.port, head, b"b\r\ncode=KMRTPV\r\n", b"0\r\n\r\n")
    assert b" 303 " not in said
    assert room.room.seats == {}


def test_two_lengths_at_once_are_refused(room: Live) -> None:
    own = f"127.0.0.1:{room.served.port}"
    head = (
        f"POST /join HTTP/1.1\r\nhost: {own}\r\norigin: http://{own}\r\nconnection: close\r\n"
        "content-type: application/x-www-form-urlencoded\r\n"
        "transfer-encoding: chunked\r\ncontent-length: 11\r\n\r\n"
    ).encode()
    said = raw(room.served.port, head, b"code=KMRTPV")
    assert b" 303 " not in said
    assert room.room.seats == {}


@pytest.mark.parametrize(
    "head",
    [
        b"GET / HTTP/1.1\r\nx: " + b"y" * (MOST_HEAD + 1),
        b"GET /?" + b"y" * (MOST_HEAD + 1),
        b"GET / HTTP/1.1\r\n" + b"x: y\r\n" * (MOST_HEAD // 6 + 1),
    ],
    ids=["a header", "an address", "many headers"],
)
def test_a_head_that_no_browser_sends_is_refused_before_it_ends(room: Live, head: bytes) -> None:
    assert raw(room.served.port, head).startswith(b"HTTP/1.1 431 ")
    rest = b"\r\n" if b"\r\n" in head else b" HTTP/1.1\r\n"
    own = f"host: 127.0.0.1:{room.served.port}\r\n\r\n".encode()
    whole = head + (b"" if head.endswith(b"\r\n") else rest) + own
    assert raw(room.served.port, whole).startswith(b"HTTP/1.1 431 ")  # and in one piece


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/app.py", "/static/%2e%2e%2fapp.py",
     "/static/....//app.py", "/static/phone.js%00.css", "/static/", "/static", "//etc/passwd",
     "/static/..\\app.py", "/static//etc/passwd", "/%ff", "/static/phone.css/"],
)  # fmt: skip
def test_no_path_leads_to_another_file(room: Live, path: str) -> None:
    answer = room.phone().ask("GET", path)
    assert answer.status == 404
    assert "import" not in answer.text


def test_a_target_that_is_no_path_is_answered_with_an_error(room: Live) -> None:
    own = f"host: 127.0.0.1:{room.served.port}\r\nconnection: close\r\n\r\n".encode()
    for target in (b"*", b"http://127.0.0.1", b"", b"\xff", b"127.0.0.1:80"):
        said = raw(room.served.port, b"GET " + target + b" HTTP/1.1\r\n" + own)
        assert said.split(b" ")[1][:1] == b"4", target
    for method in ("PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"):
        assert room.phone().ask(method, "/").status == 405
    assert room.phone().get().status == 200


def test_a_thousand_wrong_codes_are_stopped_and_a_whole_room_is_not(room: Live) -> None:
    room.seats(200)  # behind one address
    guesser = room.phone()
    statuses = [guesser.post("/join", code=f"AAA{number:03}").status for number in range(1000)]
    assert 400 not in statuses
    assert statuses[0] == 403
    assert statuses[-1] == 429
    assert statuses.count(403) < 2 * WRONG_CODES.at_once
    refused = guesser.post("/join", code="BBBBBB")
    assert refused.headers["retry-after"] == "10"
    room.seats(5)  # who has the code comes in, whatever somebody beside them tries
    assert len(room.room.seats) == 205


@pytest.mark.parametrize(
    "code", ["", "KMRTP", "KMRTPVX", "<script>", "А" * 6, "KMRTP\0", "k" * 5000]
)
def test_a_wrong_code_takes_no_seat_and_acts_on_nothing(room: Live, code: str) -> None:
    answer = room.phone().post("/join", code=code)
    assert answer.status == 403
    assert "<script>" not in answer.text.replace('<script src="/static/phone.js" defer>', "")
    assert len(answer.text) < 10_000
    assert room.room.seats == {}


def test_an_answer_to_a_closed_question_is_said_to_be_late(room: Live) -> None:
    phone = room.phone().join()
    question = room.ask()
    room.do(Closed())
    late = phone.post("/answer", question=question, option="cut-knots")
    assert late.status == 409
    assert "The question closed before your answer came in." in late.text
    assert list(room.room.seats.values()) == [{}]


@pytest.mark.parametrize(
    ("question", "option"),
    [("crisis", "<script>alert(1)</script>"), ("<script>", "cut-knots"), ("motivation", "own-terms"),
     ("", ""), ("crisis", "x" * 5000), ("x" * 5000, ""), ("crisis", "\0"), ("crisis", "\ud800")],
)  # fmt: skip
def test_an_answer_that_is_none_changes_nothing_and_comes_back_to_nobody(
    room: Live, question: str, option: str
) -> None:
    phone = room.phone().join()
    room.ask()
    body = b"question=%b&option=%b" % (
        question.encode(errors="surrogatepass"), option.encode(errors="surrogatepass")
    )  # fmt: skip
    answer = phone.ask("POST", "/answer", body)
    assert answer.status == 409
    assert "alert(1)" not in answer.text
    assert len(answer.text) < 10_000
    assert list(room.room.seats.values()) == [{}]


def test_ten_thousand_characters_are_refused(room: Live) -> None:
    phone = room.phone().join()
    question = room.ask()
    assert phone.post("/answer", question=question, option="x" * 10_000).status == 413
    assert phone.ask("GET", f"/?code={'x' * 10_000}").status == 200  # cut short
    assert len(phone.ask("GET", f"/?code={'x' * 10_000}").text) < 10_000


def test_a_form_of_ten_thousand_fields_says_nothing(room: Live) -> None:
    body = b"&".join([b"a=1"] * 1500 + [f"code={CODE}".encode()])
    assert room.phone().ask("POST", "/join", body).status == 403


def test_what_is_sent_twice_counts_once(room: Live) -> None:
    phone = room.phone().join()
    assert phone.post("/join", code=CODE).to == "/"
    assert len(room.room.seats) == 1
    question = room.ask()
    for _ in range(2):
        assert phone.post("/answer", question=question, option="cut-knots").status == 303
    assert room.room.answered(question) == 1
    for _ in range(2):
        assert phone.post("/withdraw").to == "/withdrawn"
    assert room.room.seats == {}


@pytest.mark.parametrize("held", ["", "x", "A" * 43, '"', "\xe9", "K7Q"])
def test_a_made_up_cookie_opens_no_seat(room: Live, held: str) -> None:
    room.seats(2)
    stranger = room.phone()
    stranger.cookies["seat-2026-11-26-1"] = held
    assert 'action="/join"' in stranger.get().text
    assert stranger.post("/answer", question=room.ask(), option="cut-knots").to == "/"
    assert stranger.get("/events").status == 403
    assert all(not answers for answers in room.room.seats.values())


def test_an_old_cookie_opens_nothing_once_its_seat_is_gone(room: Live) -> None:
    phone = room.phone().join()
    (seat,) = room.room.seats
    held = dict(phone.cookies)
    phone.post("/withdraw")
    again = room.phone()
    again.cookies |= held
    assert seat not in again.get().text
    assert "it was erased" in again.get().text
    assert again.post("/answer", question=room.ask(), option="cut-knots").to == "/"
    assert room.room.seats == {}


def test_a_seats_cookie_is_long_random_and_out_of_a_scripts_reach(room: Live) -> None:
    first, second = room.phone(), room.phone()
    header = first.post("/join", code=CODE).headers["set-cookie"]
    second.join()
    assert {"HttpOnly", "SameSite=lax", "Path=/"} <= {part.strip() for part in header.split(";")}
    held = {next(iter(one.cookies.values())) for one in (first, second)}
    assert len(held) == 2
    assert all(len(secret) == 43 for secret in held)  # 256 bits in base64


def test_no_cookie_and_no_token_is_in_any_file(tmp_path: Path) -> None:
    with live(tmp_path) as room:
        phones = room.seats(3)
        token = room.served.coach_token
        secrets = [token, *(next(iter(phone.cookies.values())) for phone in phones)]
        kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert kept
    assert not [secret for secret in secrets if secret.encode() in kept]


def test_a_title_is_text_whoever_wrote_it(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>\"'&"
    with live(tmp_path, title=evil, coach=evil, goes_to=evil) as room:
        phone = room.phone()
        pages = phone.get().text + phone.join().get().text + seen_by_all(room)
    assert "alert(1)" in pages
    assert "<script>alert" not in pages


def test_one_address_takes_a_large_room_of_seats_and_no_more(room: Live) -> None:
    statuses = [room.phone().post("/join", code=CODE).status for _ in range(JOINS.at_once + 100)]
    assert statuses[: JOINS.at_once] == [303] * JOINS.at_once
    assert statuses[-1] == 429
    assert len(room.room.seats) == statuses.count(303) < JOINS.at_once + 100
