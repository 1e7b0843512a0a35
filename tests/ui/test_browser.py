"""The app in a browser: a sample, the primary action, its result, and nothing fetched from elsewhere."""

import os
import shutil
import subprocess
import sys

import pytest

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

START = "from coffeechat.ui.server import serve; from coffeechat.settings import load_settings; import sys; "
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Serve the app on a free port with a home of its own."""
    home = {"COFFEECHAT_HOME": str(tmp_path_factory.mktemp("home"))}
    with subprocess.Popen(
        [sys.executable, "-c", START + "sys.exit(serve(load_settings(), port=0))"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, **home},
    ) as process:
        try:
            yield process.stdout.readline().split()[3]
        finally:
            process.kill()


@pytest.fixture(scope="module")
def browser():
    """Open Chromium without a window."""
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.mark.parametrize(
    ("path", "action", "result"),
    [
        ("/", "Check my draft", "Point by point"),
        ("/questions", "Plan my questions", "30 minutes at Larkspur Health"),
        ("/thank-you", "Write my note", "Where each sentence comes from"),
        ("/request", "Write my request", "Where each sentence comes from"),
        ("/follow-up", "Write my follow-up", "Where each sentence comes from"),
    ],
)
def test_a_sample_and_one_click_give_a_result(browser, address, path, action, result):
    page = browser.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(address + path)
    page.get_by_role("button", name="Try the sample").click()
    field = page.locator("textarea, input[type=text]").first
    sync_api.expect(field).not_to_have_value("", timeout=60_000)
    page.get_by_role("button", name=action, exact=True).first.click()
    sync_api.expect(page.get_by_role("heading", name=result)).to_be_visible(timeout=120_000)
    page.close()
    elsewhere = [url for url in fetched if not url.startswith((address, "data:", "blob:"))]
    assert elsewhere == []


def test_a_form_that_is_refused_keeps_what_was_typed_and_a_saved_one_is_empty(browser, address):
    page = browser.new_page()
    page.goto(f"{address}/meetings")
    page.get_by_role("tab", name="Add somebody").click(timeout=60_000)
    company = page.get_by_label("Where they work")
    company.fill("Acme")
    page.get_by_role("button", name="Add", exact=True).click()
    sync_api.expect(page.get_by_text("is not a name")).to_be_visible(timeout=60_000)
    sync_api.expect(company).to_have_value("Acme")
    page.get_by_label("Who you want to talk to").fill("Priya Raman")
    page.get_by_role("button", name="Add", exact=True).click()
    sync_api.expect(page.get_by_text("Priya Raman is added")).to_be_visible(timeout=60_000)
    sync_api.expect(company).to_have_value("")
    page.close()
