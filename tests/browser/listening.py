"""A server that is as strict as the sites' own policy, and an ear for everything a browser complains about."""

from __future__ import annotations

from http.server import SimpleHTTPRequestHandler

from playwright.sync_api import Page

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'none'; base-uri 'none'"
)


def listen(page: Page) -> list[str]:
    """Collects errors, refusals by the policy, and requests to another host."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
    page.on(
        "request",
        lambda request: None if request.url.startswith(("http://127.0.0.1", "file:", "data:")) else complaints.append(request.url),
    )
    return complaints


class Strict(SimpleHTTPRequestHandler):
    """Serves a folder with the policy that published sites carry."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""
