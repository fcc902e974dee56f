"""A visitor with a keyboard and no mouse comes as far as one with a mouse."""

from playwright.sync_api import Page, expect

from tests.browser import world
from tests.browser.looking import tab_to


def test_the_way_from_home_to_the_quote_of_a_date_by_keyboard_alone(
    transactional_db: None, page: Page
) -> None:
    world.load_lists()
    world.fill()
    page.goto("/")
    tab_to(page, "Skip to the content")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    tab_to(page, "Guangdong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Guangdong")
    tab_to(page, "Browse and narrow")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="2 policies")).to_be_visible()
    tab_to(page, world.HEALTH)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="1 policy")).to_be_visible()
    tab_to(page, world.CLINICS)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(world.CLINICS)
    date = page.locator(".facts__row").filter(has=page.get_by_text("Date", exact=True))
    expect(date.locator("blockquote")).not_to_be_visible()
    tab_to(page, "Quote for Date")
    page.keyboard.press("Enter")
    expect(date.locator("blockquote mark")).to_have_text(world.WHEN)
    expect(date.locator("blockquote")).to_be_visible()
    tab_to(page, "Read it in the stored text")
    page.keyboard.press("Enter")
    expect(page.locator("mark.f-date")).to_be_in_viewport()


def test_the_filters_of_a_narrow_screen_open_by_keyboard(transactional_db: None, page: Page) -> None:
    world.load_lists()
    world.fill()
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/policies/")
    health = page.locator(".facet").get_by_role("link", name=world.HEALTH)
    expect(health).not_to_be_visible()
    tab_to(page, "Filters")
    page.keyboard.press("Enter")
    expect(health).to_be_visible()
    tab_to(page, world.HEALTH)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name="2 policies")).to_be_visible()
