"""``goldthread invite``: the first administrator of an authority comes in by a link."""

from __future__ import annotations

import pytest
from django.test import Client
from typer.testing import CliRunner

from goldthread.cli import app
from goldthread.web.accounts.models import Invitation, RoleAssignment
from goldthread.web.audit.models import Event
from goldthread.web.records import models as records


@pytest.fixture(autouse=True)
def prepared_already(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("goldthread.web.running.inviting.prepare", lambda: None)
    monkeypatch.setenv("GOLDTHREAD_ADDRESS", "https://performance.example.org/")


def invited(email: str, *, authority: str = "anyborough", role: str) -> tuple[int, str, str]:
    told = CliRunner().invoke(app, ["invite", email, "--authority", authority, "--role", role])
    return told.exit_code, told.stdout, told.stderr


def test_the_link_that_is_printed_lets_the_first_administrator_in(
    authority: records.Authority, client: Client
) -> None:
    code, printed, _ = invited("ana@example.org", role="administrator")
    assert code == 0
    said, link = printed.splitlines()
    assert said == "ana@example.org is invited as administrator."
    assert link.startswith("https://performance.example.org/invitation/")
    path = link.removeprefix("https://performance.example.org")
    answer = client.post(
        path,
        {"first_name": "Ana", "last_name": "Example", "password": "lantern orchard velvet"},
    )
    assert answer.status_code == 302
    given = RoleAssignment.objects.get()
    assert (given.user.email, given.role, given.authority) == (
        "ana@example.org",
        "administrator",
        authority,
    )
    assert client.get("/anyborough/people/").status_code == 200


def test_inviting_is_on_record_by_whoever_ran_it_and_without_the_secret(
    authority: records.Authority,
) -> None:
    _, printed, _ = invited("ana@example.org", role="performance team")  # as people write it
    assert printed.startswith("ana@example.org is invited as performance team.")
    secret = printed.rstrip().rstrip("/").rpartition("/")[2]
    event = Event.objects.latest("number")
    assert event.by
    assert "ana@example.org" in str(event.after)
    assert secret not in str([*Event.objects.values(), *Invitation.objects.values()])


@pytest.mark.django_db
def test_a_new_council_begins_with_the_invitation_of_its_administrator(client: Client) -> None:
    told = ["invite", "ana@example.org", "--authority", "newtown", "--role", "administrator"]
    done = CliRunner().invoke(app, [*told, "--name", "Newtown Council"])
    assert done.exit_code == 0
    assert records.Authority.objects.get().name == "Newtown Council"
    link = done.stdout.split()[-1].removeprefix("https://performance.example.org")
    assert "Newtown Council" in client.get(link).content.decode()


@pytest.mark.parametrize(
    ("email", "council", "role", "code", "why"),
    [
        ("ana@example.org", "nowhere", "auditor", 2, "There is no authority 'nowhere' here"),
        (
            "ana@example.org",
            "anyborough",
            "chief",
            2,
            "There is no role 'chief'. There are: viewer",
        ),
        ("nobody", "anyborough", "auditor", 1, "nobody"),
    ],
)
def test_what_cannot_be_invited_is_refused_in_a_line_and_prints_no_link(
    authority: records.Authority, email: str, council: str, role: str, code: int, why: str
) -> None:
    ended, printed, errors = invited(email, authority=council, role=role)
    assert ended == code
    assert why in errors
    assert "invitation" not in printed
    assert not Invitation.objects.exists()
