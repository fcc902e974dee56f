"""What goes wrong is said in the portal's own design, without asking the database."""

import pytest
from django.test import Client, RequestFactory
from django.views import defaults


@pytest.mark.parametrize(
    ("answer", "heading"),
    [
        (defaults.server_error, "Something broke on our side"),
        (lambda request: defaults.bad_request(request, ValueError()), "This address cannot be read"),
        (lambda request: defaults.permission_denied(request, ValueError()), "This is not open to you"),
    ],
)
def test_failures_have_pages_of_the_design_that_need_no_database(answer, heading: str) -> None:
    html = answer(RequestFactory().get("/")).content.decode()
    assert f"<h1>{heading}</h1>" in html
    assert 'class="site-header' in html


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_so_in_the_language_of_its_address(client: Client, settings) -> None:
    settings.DEBUG = False
    response = client.get("/zh-hans/nothing-here/")
    assert response.status_code == 404
    assert "页面不存在" in response.content.decode()


@pytest.mark.django_db
def test_far_too_many_parameters_are_a_bad_request(client: Client, settings) -> None:
    settings.DEBUG = False
    response = client.get("/policies/?" + "&".join(f"x{number}=1" for number in range(2_000)))
    assert response.status_code == 400
    assert "This address cannot be read" in response.content.decode()
