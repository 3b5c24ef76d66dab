"""A language model at an address: what is sent, what its failures cost, and what is said at the end."""

import json
import socket
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import pytest

from app.articles.cleaning import clean
from app.articles.text import Article
from app.commands.chat_endpoint import MOST_BYTES, ChatEndpoint, NoAnswer
from app.commands.language_model import PATIENCE, LanguageModel, language_model
from app.config import Settings, WrongSetting, read_settings
from app.facts.parse import load_parser
from app.facts.syntax import Parse
from app.questions.draft import Generated
from app.questions.generator import generate
from app.questions.writer import is_written
from tests.commands.chat_server import Reply, chat_server, says
from tests.commands.test_cli import citewell, lines
from tests.server import free_port

TEXT = """Trade and Travel

Anna Smith bought the Old Harbour Theatre in Callao in 2020. Maria Brown closed the Southern Railway Museum in 2018.

Ruth Clark told reporters that Lima was calm. John Miller left Peru in 2022.
"""
BOUGHT = "Anna Smith bought the Old Harbour Theatre in Callao in 2020."
STEM = "In what city did Anna Smith buy the Old Harbour Theatre in 2020?"
GOOD = {"type": "text", "stem": STEM, "options": [], "key": "Callao", "quote": BOUGHT}
ALTERED = GOOD | {"quote": BOUGHT.replace("bought", "sold")}
ELSEWHERE = GOOD | {"key": "Lima"}
KEY = "sk-a-key-that-nobody-should-see"
OFF = "http://127.0.0.1:9/v1"


@dataclass
class Waits:
    """A clock that only notes how long somebody wanted to wait."""

    seconds: list[float] = field(default_factory=list)

    def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


@dataclass(frozen=True)
class Run:
    generated: Generated
    model: LanguageModel

    @property
    def said(self) -> str:
        return self.model.summary(self.generated)

    @property
    def own(self) -> list[str]:
        return [draft.stem for draft in self.generated.drafts if not is_written(draft)]

    @property
    def written(self) -> list[str]:
        return [draft.stem for draft in self.generated.drafts if is_written(draft)]


@pytest.fixture(scope="module")
def parse() -> Parse:
    return load_parser()


@pytest.fixture(scope="module")
def own(parse: Parse) -> list[str]:
    return [draft.stem for draft in generate(sources(1), parse=parse).drafts]


def sources(count: int):
    articles = [Article(f"a{number}", TEXT, "Trade and Travel") for number in range(count)]
    return [(article, clean(article.raw, article=article.stem)) for article in articles]


def run(parse: Parse, url: str, *, articles: int = 1, timeout: float = 5, sleep: Waits | None = None) -> Run:
    endpoint = ChatEndpoint(url, "small", KEY, timeout=timeout, sleep=sleep or Waits())
    model = LanguageModel(endpoint)
    return Run(generate(sources(articles), parse=parse, writer=model), model)


def asking(url: str, **options: object) -> ChatEndpoint:
    return ChatEndpoint(url, "small", **{"sleep": Waits(), **options})


def why_not(endpoint: ChatEndpoint) -> str:
    with pytest.raises(NoAnswer) as caught:
        endpoint.ask("rules", "article")
    return str(caught.value)


def test_good_candidates_become_drafts_and_the_rest_is_counted(parse: Parse, own: Sequence[str]):
    with chat_server(says({"questions": [GOOD, ALTERED, ELSEWHERE, ELSEWHERE]})) as chat:
        made = run(parse, chat.url)
    assert made.written == [STEM]
    assert made.own == list(own)
    assert made.said == (
        "The language model small gave 4 candidates, 3 dropped: a key that is not in the quote (2), "
        "a quote that is not in the article (1)."
    )


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(500, b"oops"), "HTTP 500"),
        (Reply(429, b"", {"Retry-After": "7"}), "too many requests (HTTP 429)"),
        (Reply(200, b"{"), "an answer that is not JSON"),
        (Reply(200, b"\xff\xfe\x00"), "an answer that is not JSON"),
        (Reply(200, b"[" * 200_000), "an answer that is not JSON"),
        (Reply(200, b'{"choices": []}'), "an answer of another shape than a chat completion"),
        (Reply(200, b"[1, 2]"), "an answer of another shape than a chat completion"),
        (
            Reply(200, b'{"choices": [{"message": {"content": 5}}]}'),
            "an answer of another shape than a chat completion",
        ),
        (says("Here are your questions!"), "an answer that is not JSON"),
        (says({"answers": []}), "an answer without a list of questions"),
        (Reply(200, b" " * 50_000_000), "an answer of more than 1 MB"),
        (Reply(200, b"{", {"Content-Length": "900"}), "an answer that is not JSON"),
        (Reply(302, b"", {"Location": OFF}), "HTTP 302"),
        (Reply(401, b"no"), "HTTP 401"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_failing_model_costs_its_candidates_only(parse: Parse, own: Sequence[str], reply: Reply, reason: str):
    with chat_server(reply) as chat:
        made = run(parse, chat.url)
    assert made.own == list(own)
    assert made.written == []
    assert f"1 calls failed: {reason} (1)." in made.said


def test_a_server_that_is_not_there_costs_nothing(parse: Parse, own: Sequence[str]):
    made = run(parse, f"http://127.0.0.1:{free_port()}/v1")
    assert made.own == list(own)
    assert "connection refused (1)" in made.said


def test_a_server_that_says_nothing_is_given_up_in_time():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        assert why_not(asking(f"http://127.0.0.1:{silent.getsockname()[1]}", timeout=0.3)) == "no answer in time"


def test_a_server_that_drips_is_cut_off():
    with chat_server(Reply(200, b"", {"Content-Length": "9999999"}, drip=True)) as chat:
        assert why_not(asking(chat.url, timeout=0.5)) == "no answer in time"


def test_a_server_that_hangs_up_is_told_of():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(5)
        thread = Thread(target=lambda: server.accept()[0].close())  # noqa: PLW0108 - accept() would wait here and now
        thread.start()
        assert why_not(asking(f"http://127.0.0.1:{server.getsockname()[1]}")) == "connection failed"
        thread.join()


def test_no_more_of_a_body_is_read_than_its_limit():
    with chat_server(Reply(200, b" " * (MOST_BYTES + 1))) as chat:
        assert why_not(asking(chat.url)) == "an answer of more than 1 MB"


def test_a_busy_server_is_asked_again_after_the_wait_it_names():
    waits = Waits()
    with chat_server(Reply(429, b"", {"Retry-After": "7"}), says("now")) as chat:
        assert asking(chat.url, sleep=waits).ask("rules", "article") == "now"
    assert waits.seconds == [7.0]


@pytest.mark.parametrize(
    ("named", "seconds"),
    [("86400", 30.0), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0), ("soon", 1.0), ("1e999", 30.0), ("-5", 1.0), ("", 1.0)],
)
def test_a_wait_has_a_bound(named: str, seconds: float):
    waits = Waits()
    with chat_server(Reply(429, b"", {"Retry-After": named})) as chat:
        why_not(asking(chat.url, sleep=waits))
        assert len(chat.calls) == 3
    assert waits.seconds == [seconds, seconds]


def test_a_model_that_takes_no_temperature_is_asked_without_it():
    with chat_server(Reply(400, b"unsupported"), says("fine")) as chat:
        assert asking(chat.url).ask("rules", "article") == "fine"
    assert ["temperature" in call.body for call in chat.calls] == [True, False]


def test_no_redirect_is_followed():
    with chat_server(says("elsewhere")) as other:
        with chat_server(Reply(307, b"", {"Location": f"{other.url}/chat/completions"})) as chat:
            assert why_not(asking(chat.url, key=KEY)) == "HTTP 307"
        assert other.calls == []


def test_the_key_is_in_the_authorization_header_and_nowhere_else():
    with chat_server(says("fine")) as chat:
        asking(chat.url, key=KEY).ask("rules", "article")
    (call,) = chat.calls
    assert call.headers.pop("Authorization") == f"Bearer {KEY}"
    assert KEY not in json.dumps([call.path, call.headers, call.body])


def test_without_a_key_no_authorization_is_sent():
    with chat_server(says("fine")) as chat:
        asking(chat.url).ask("rules", "article")
    assert "Authorization" not in chat.calls[0].headers


def test_the_key_is_in_no_text_about_the_endpoint(parse: Parse):
    with chat_server(Reply(401, KEY.encode())) as chat:
        made = run(parse, chat.url)
    assert KEY not in made.said + repr(made.model)


@pytest.mark.parametrize("path", ["/v1", "/v1/", "/v1/chat/completions"])
def test_the_protocol_s_path_is_found_from_the_address(path: str):
    with chat_server(says("fine")) as chat:
        asking(f"http://127.0.0.1:{chat.port}{path}").ask("rules", "article")
    (call,) = chat.calls
    assert call.path == "/v1/chat/completions"
    assert call.body["model"] == "small"
    assert [message["role"] for message in call.body["messages"]] == ["system", "user"]


def test_a_model_that_keeps_failing_is_asked_no_more(parse: Parse):
    with chat_server(Reply(500)) as chat:
        made = run(parse, chat.url, articles=PATIENCE + 2)
    assert len(chat.calls) == PATIENCE
    assert made.said.endswith("It was not asked further.")


def test_a_model_that_refuses_the_key_is_asked_once(parse: Parse):
    with chat_server(Reply(401)) as chat:
        run(parse, chat.url, articles=2)
    assert len(chat.calls) == 1


def test_one_failure_does_not_end_the_run(parse: Parse):
    with chat_server(Reply(500), says({"questions": [GOOD]})) as chat:
        made = run(parse, chat.url, articles=2)
    assert made.written == [STEM]


def test_the_limit_of_calls_holds():
    with chat_server(says("fine")) as chat:
        endpoint = asking(chat.url, calls=1)
        endpoint.ask("rules", "article")
        assert why_not(endpoint) == "the limit of 1 calls is reached"
    assert len(chat.calls) == 1


def test_the_settings_reach_the_endpoint():
    named = Settings(llm_url=OFF, llm_model="small", llm_key=KEY, llm_timeout=3, llm_calls=9)
    made = language_model(named).endpoint
    assert (made.url, made.model, made.key, made.timeout, made.calls) == (OFF, "small", KEY, 3, 9)


def test_the_limit_of_calls_holds_for_all_batches_of_a_process():
    named = Settings(llm_url=OFF, llm_model="small", llm_calls=2)
    assert language_model(named).endpoint is language_model(named).endpoint


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({"llm_url": "localhost:8000"}, "CITEWELL_LLM_URL"),
        ({"llm_url": "ftp://host/v1"}, "CITEWELL_LLM_URL"),
        ({"llm_url": "http://host:99999/v1", "llm_model": "small"}, "CITEWELL_LLM_URL"),
        ({"llm_url": OFF}, "CITEWELL_LLM_MODEL"),
        ({"llm_url": OFF, "llm_model": "a\nb"}, "CITEWELL_LLM_MODEL"),
        ({"llm_timeout": "0"}, "CITEWELL_LLM_TIMEOUT"),
        ({"llm_timeout": "nan"}, "CITEWELL_LLM_TIMEOUT"),
        ({"llm_calls": "0"}, "CITEWELL_LLM_CALLS"),
        ({"llm_key": "two\nlines"}, "CITEWELL_LLM_KEY"),
    ],
)
def test_a_wrong_value_is_refused_by_name(given: dict[str, str], name: str):
    with pytest.raises(WrongSetting, match=name):
        read_settings(**given)


@pytest.mark.parametrize(
    "given", [{"llm_key": f"{KEY}\n"}, {"llm_url": f"http://me:{KEY}@host/v1"}, {"secret_key": "sk-short"}]
)
def test_a_wrong_secret_is_refused_without_being_shown(given: dict[str, str]):
    with pytest.raises(WrongSetting) as caught:
        read_settings(**given)
    assert "sk-" not in str(caught.value)


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("texts") / "trade.txt"
    path.write_text(TEXT)
    return path


def test_what_a_model_writes_is_published_and_verifies(tmp_path: Path, article: Path):
    assert citewell("init", instance=tmp_path).returncode == 0
    assert citewell("import", article, instance=tmp_path).returncode == 0
    with chat_server(says({"questions": [GOOD, ALTERED]})) as chat:
        named = {"CITEWELL_LLM_URL": chat.url, "CITEWELL_LLM_MODEL": "small", "CITEWELL_LLM_KEY": KEY}
        made = citewell("generate", instance=tmp_path, **named)
    assert "small gave 2 candidates, 1 dropped: a quote that is not in the article (1)." in made.stderr
    assert KEY not in made.stdout + made.stderr
    published = [one for one in lines(citewell("export", instance=tmp_path)) if one["origin"] == "model:small"]
    assert [(one["stem"], one["citations"][0]["exact"]) for one in published] == [(STEM, BOUGHT)]
    assert citewell("verify", instance=tmp_path).returncode == 0


def test_the_command_loads_no_client_until_a_model_is_asked():
    told = "import sys, app.cli; print([name for name in sys.modules if name.startswith('app.commands.chat')])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_without_an_address_nothing_is_said_of_a_model(tmp_path: Path, article: Path):
    made = citewell("generate", article, "--format", "jsonl", instance=tmp_path, CITEWELL_LLM_MODEL="small")
    assert made.returncode == 0
    assert "language model" not in made.stderr
    assert {one["origin"] for one in lines(made)} == {"generator-1"}
