"""Ways through the demo newsroom that several browser tests take."""

from playwright.sync_api import Page

ROLES = ("fact_checker", "editor", "admin")


def enter(page: Page, role: str, language: str = "en") -> None:
    """Sign in by the demo newsroom's one-click entry; `role` is one of ROLES."""
    page.goto(f"/{language}/sign-in")
    page.locator(f'form[action$="/demo-entry"] button[name="role"][value="{role}"]').click()
    page.wait_for_url(lambda address: not address.endswith("/sign-in"))
