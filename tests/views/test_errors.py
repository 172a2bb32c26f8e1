import pytest
from django.test import Client, RequestFactory

from minutes.views import errors


@pytest.mark.django_db
def test_an_unknown_address_says_so_in_danish_and_leads_on(client: Client) -> None:
    response = client.get("/findes/ikke/")
    assert response.status_code == 404
    assert "Her er ingen side" in response.content.decode()
    assert 'action="/soeg/"' in response.content.decode()


def test_a_failure_is_shown_without_the_database(rf: RequestFactory) -> None:
    response = errors.broken(rf.get("/"))
    assert response.status_code == 500
    assert "Prøv igen om et øjeblik" in response.content.decode()
    assert 'href="/"' in response.content.decode()
