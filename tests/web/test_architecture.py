"""What holds over all of the web room, so that something new fails until it is classified."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models as django_models
from django.urls import URLPattern, URLResolver, get_resolver

import goldthread.web
from goldthread.web.accounts.admission import Admission, admission
from goldthread.web.accounts.needing import needed_permission
from goldthread.web.config import environment
from goldthread.web.integrity.keeping import AppendOnly, Keeping, Owned

WEB = Path(goldthread.web.__file__).parent
REPOSITORY = Path(__file__).parents[2]
WRITES = {
    "save",
    "asave",
    "create",
    "acreate",
    "bulk_create",
    "abulk_create",
    "bulk_update",
    "abulk_update",
    "update",
    "aupdate",
    "delete",
    "adelete",
    "get_or_create",
    "aget_or_create",
    "update_or_create",
    "aupdate_or_create",
    "execute",
    "executemany",
}
# Where the names above are not writing through a model, and why.
NOT_WRITES = {
    "backups/making.py": "begins a transaction that only reads, and ends it",
    "backups/restoring.py": "gives an empty database what was written by actions elsewhere",
    "backups/tables.py": "gives an empty database what was written by actions elsewhere",
    "integrity/guards.py": "puts triggers into the database after a migration",
    "integrity/keeping.py": "defines the refusals of append-only rows",
    "config/health.py": "asks the database for the number 1",
    "running/preparing.py": "takes a lock of the database while it is brought up to date",
}


def writes_in(path: Path) -> Iterator[str]:
    """Every call in a file that could change a row, as ``line: call``."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr == "update" and node.args:
            continue  # a dictionary's or set's: a query's update() takes names only
        if node.func.attr in WRITES:
            yield f"{path.relative_to(WEB)}:{node.lineno}: {ast.unparse(node.func)}()"


def test_only_actions_and_migrations_write() -> None:
    found = [
        write
        for path in sorted(WEB.rglob("*.py"))
        if not {"actions", "migrations"} & set(path.relative_to(WEB).parts)
        and str(path.relative_to(WEB)) not in NOT_WRITES
        for write in writes_in(path)
    ]
    assert found == []


def test_the_search_for_writes_finds_them() -> None:
    actions = WEB / "records" / "actions"
    found = " ".join(write for path in actions.glob("*.py") for write in writes_in(path))
    for call in (".create()", ".bulk_create()", ".update()", ".delete()", ".save()"):
        assert call in found


def test_every_action_takes_its_arguments_by_name_and_says_who_acts() -> None:
    found = 0
    for path in sorted(WEB.glob("*/actions/*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        own = next(
            (n for n in tree.body if isinstance(n, ast.FunctionDef) and n.name == path.stem), None
        )
        if own is None:
            continue  # a part that actions share, which is not an action
        found += 1
        assert not own.args.args, f"{path.name}: {own.name} takes arguments by place"
        assert "by" in {one.arg for one in own.args.kwonlyargs}, f"{own.name} takes no by="
        calls = ast.unparse(own)
        if own.name != "record_event":
            assert "transaction.atomic()" in calls, f"{own.name} is not one transaction"
            assert re.search(r"record_events?\(", calls), f"{own.name} leaves no audit event"
    assert found >= 5


def goldthread_models() -> list[type[django_models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("goldthread.")]


@pytest.mark.parametrize("model", goldthread_models(), ids=lambda model: model.__name__)
def test_every_model_says_how_it_is_kept_and_whose_it_is(
    model: type[django_models.Model],
) -> None:
    assert isinstance(model.keeping, Keeping)
    assert (model.keeping is Keeping.APPEND_ONLY) == issubclass(model, AppendOnly)
    if model._meta.label != "accounts.User":
        assert issubclass(model, Owned)
        assert str(model._default_manager.for_authority(1).query)
    assert model.__doc__


@pytest.mark.parametrize("model", goldthread_models(), ids=lambda model: model.__name__)
def test_no_model_keeps_a_float(model: type[django_models.Model]) -> None:
    assert not [f.name for f in model._meta.fields if isinstance(f, django_models.FloatField)]


@pytest.mark.parametrize("model", goldthread_models(), ids=lambda model: model.__name__)
def test_models_that_join_two_owners_say_that_they_belong_together(
    model: type[django_models.Model],
) -> None:
    """Every foreign key but the one to the owner is named in ``kept_together``."""
    if not issubclass(model, Owned):
        return
    owner = model.authority_path.split("__")[0]
    named = {path.split("__")[0] for pair in model.kept_together for path in pair}
    joined = {
        field.name
        for field in model._meta.fields
        if isinstance(field, django_models.ForeignKey)
        and field.name != owner
        # A person may work for several authorities; their roles say for which.
        and field.related_model._meta.label != "accounts.User"
    }
    assert joined <= named


def views(resolver: URLResolver | None = None, before: str = "") -> Iterator[tuple[str, object]]:
    for pattern in (resolver or get_resolver()).url_patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from views(pattern, address)
        else:
            assert isinstance(pattern, URLPattern)
            yield address, pattern.callback


PUBLIC = {
    "health",
    "sign-in",
    "sign-out",  # somebody half way through signing in gives up by it, too
    "account/closed",
    "account/invited-only",
    "account/password/forgotten",
    "account/password/sent",
    "^account/password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
    "account/password/changed",
    "account/second-factor/code",
    "account/passkeys/sign-in",
    "account/provider/cancelled",
    "account/provider/failed",
    "account/oidc/<slug:provider_id>/login/",
    "account/oidc/<slug:provider_id>/login/callback/",
    "invitation/<str:token>/",  # whoever holds the link; only its digest is kept
    "<slug:authority>/calendar/<str:token>.ics",  # as above: a calendar cannot sign in
    "<slug:authority>/packs/letters/<str:token>/",  # an outside reader of one issued pack
    "<slug:authority>/packs/letters/<str:token>/files/<slug:form>/",
    "try-as/",  # not found outside the demonstration
}
SIGNED_IN = {
    "my-work/",  # leads to one's own work
    "account/",
    "account/not-sent/",  # what one sent oneself, signed out
    "account/again",
    "account/password",
    "account/password/first",
    "account/sessions",
    "account/second-factor",
    "account/second-factor/again",
    "account/app/add",
    "account/app/remove",
    "account/recovery-codes",
    "account/recovery-codes/new",
    "account/recovery-codes/download",
    "account/passkeys",
    "account/passkeys/add",
    "account/passkeys/again",
    "account/passkeys/<int:pk>/remove",
    "account/passkeys/<int:pk>/name",
}


def test_every_address_is_classified() -> None:
    """Public pages and those for anybody who signs in stand here; any other is an authority's."""
    found: dict[Admission, set[str]] = {kind: set() for kind in Admission}
    for address, view in views():
        found[admission(view)].add(address)
        assert (admission(view) is Admission.NEEDS) == (needed_permission(view) is not None)
    assert found[Admission.PUBLIC] == PUBLIC
    assert found[Admission.SIGNED_IN] == SIGNED_IN
    for address in found[Admission.NEEDS] | found[Admission.READING] - {""}:
        assert address.startswith("<slug:authority>/"), address


def test_every_address_below_an_authority_starts_with_it() -> None:
    """Nothing can be fetched by a bare key: a key in an address stands behind its authority."""
    for address, _view in views():
        if address.lstrip("^").startswith(("account/", "invitation/")):
            continue  # one's own account; what has a key there is looked up among one's own
        if "<" in address:
            assert address.startswith("<slug:authority>/"), address
        assert "<int:" not in address, address


def test_every_setting_is_documented() -> None:
    page = (REPOSITORY / "docs/reference/settings.md").read_text("utf-8")
    assert page == environment.settings_page()


def test_nothing_but_the_declarations_reads_the_environment() -> None:
    readers = {
        str(path.relative_to(WEB))
        for path in WEB.rglob("*.py")
        if re.search(r"os\.environ\b|os\.getenv|getenv\(", path.read_text("utf-8"))
    }
    # setup() only says where Django's settings are.
    assert readers == {"config/environment.py", "__init__.py"}


@pytest.mark.django_db
def test_the_migrations_are_those_of_the_models() -> None:
    out = StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=out)
    assert "No changes detected" in out.getvalue()


def test_the_check_for_production_is_clean(tmp_path: Path) -> None:
    """In a process of its own, because settings are read once."""
    import subprocess
    import sys

    # A browser test in this worker may have set what no deployment should.
    inherited = {k: v for k, v in os.environ.items() if k != "DJANGO_ALLOW_ASYNC_UNSAFE"}
    done = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "DEBUG"],
        env={
            **inherited,
            "DJANGO_SETTINGS_MODULE": "goldthread.web.config.settings",
            "GOLDTHREAD_ENV": "production",
            "GOLDTHREAD_DATA": str(tmp_path),
            "GOLDTHREAD_HOSTS": "performance.example.gov.uk",
            "GOLDTHREAD_SECRET_KEY": "zx81-" * 12 + "abcdefghij",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "no issues" in done.stdout
