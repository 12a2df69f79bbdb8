"""Returns, what is asked for when, reminders and spreadsheets."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("records", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calendar_feeds",
                        to="records.authority",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calendar_feeds",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("token_digest", models.CharField(max_length=64, unique=True)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["authority", "user"],
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "user"), name="calendar_feed_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CollectionRules",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "authority",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="collection_rules",
                        to="records.authority",
                    ),
                ),
                ("collect_from", models.DateField()),
                ("days_to_give", models.PositiveSmallIntegerField(default=10)),
                ("days_to_sign_off", models.PositiveSmallIntegerField(default=5)),
                ("story_when_close", models.BooleanField(default=False)),
            ],
            options={
                "verbose_name_plural": "collection rules",
                "ordering": ["authority"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("days_to_give__gte", 1), ("days_to_sign_off__gte", 1)),
                        name="collection_rules_give_a_day",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="MeasureCollection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "measure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="collection",
                        to="records.measure",
                    ),
                ),
                ("frequency", models.JSONField(null=True)),
                ("days_to_give", models.PositiveSmallIntegerField(null=True)),
                ("paused", models.BooleanField(default=False)),
                ("reason", models.TextField()),
            ],
            options={
                "ordering": ["measure"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="measure_collection_has_reason",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Return",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="returns",
                        to="records.measure",
                    ),
                ),
                ("period_code", models.CharField(max_length=40)),
                ("period_first", models.DateField()),
                ("period_last", models.DateField()),
                (
                    "asked",
                    models.CharField(
                        choices=[("figures", "figures"), ("narrative", "narrative")], max_length=12
                    ),
                ),
                ("due_on", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("due", "due"),
                            ("draft", "draft"),
                            ("submitted", "submitted"),
                            ("sent_back", "sent_back"),
                            ("signed_off", "signed_off"),
                            ("published", "published"),
                            ("called_off", "called_off"),
                        ],
                        default="due",
                        max_length=12,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("draft", models.JSONField(default=dict)),
                ("draft_by", models.CharField(blank=True, max_length=150)),
                ("draft_at", models.DateTimeField(null=True)),
                ("signed_off_by", models.CharField(blank=True, max_length=150)),
                ("signed_off_at", models.DateTimeField(null=True)),
                ("first_published_at", models.DateTimeField(null=True)),
                ("published_at", models.DateTimeField(null=True)),
                ("sent_back_for", models.TextField(blank=True)),
                ("reopened_for", models.TextField(blank=True)),
                ("called_off_for", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["period_last", "due_on", "measure", "pk"],
                "indexes": [
                    models.Index(fields=["state", "due_on"], name="collection__state_6f3e0f_idx"),
                    models.Index(fields=["period_last"], name="collection__period__ade50e_idx"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "period_code"), name="return_once"),
                    models.CheckConstraint(
                        condition=models.Q(("period_last__gte", models.F("period_first"))),
                        name="return_period_runs_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "due",
                                    "draft",
                                    "submitted",
                                    "sent_back",
                                    "signed_off",
                                    "published",
                                    "called_off",
                                ],
                            )
                        ),
                        name="return_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent_back"), _negated=True),
                            models.Q(("sent_back_for", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="return_sent_back_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "called_off"), _negated=True),
                            models.Q(("called_off_for", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="return_called_off_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["signed_off", "published"]), _negated=True),
                            models.Q(
                                models.Q(("signed_off_by", ""), _negated=True),
                                ("signed_off_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="return_signed_off_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="return_published_at_some_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "period_return",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comments",
                        to="collection.return",
                    ),
                ),
                ("text", models.TextField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["period_return", "at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by", ""), _negated=True),
                            models.Q(("text", ""), _negated=True),
                        ),
                        name="comment_says_something",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "period_return",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="collection.return",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("given_by", models.CharField(max_length=150)),
                ("given_at", models.DateTimeField()),
                ("taken_away_by", models.CharField(blank=True, max_length=150)),
                ("taken_away_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["period_return", "given_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("taken_away_at", None)),
                        fields=("period_return", "sha256"),
                        name="evidence_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("given_by", ""), _negated=True),
                        ),
                        name="evidence_given_by_somebody",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="records.authority",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("address", models.EmailField(max_length=254)),
                ("key", models.CharField(max_length=200)),
                ("subject", models.CharField(max_length=200)),
                ("text", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("sending", "being sent"),
                            ("sent", "sent"),
                            ("failed", "not sent"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("tried_at", models.DateTimeField(null=True)),
                ("trouble", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["made_at", "pk"],
                "indexes": [
                    models.Index(fields=["state", "made_at"], name="collection__state_7d9ef6_idx")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "key"), name="message_once"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "sending", "sent", "failed"])),
                        name="message_state_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NoticesSeen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="records.authority",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notices_seen",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "notices seen",
                "ordering": ["authority", "user"],
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "user"), name="notices_seen_once")
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PeriodLock",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="period_locks",
                        to="records.authority",
                    ),
                ),
                ("period_code", models.CharField(max_length=40)),
                ("period_first", models.DateField()),
                ("period_last", models.DateField()),
                ("grace_until", models.DateField(null=True)),
                ("locked_by", models.CharField(max_length=150)),
                ("locked_at", models.DateTimeField()),
                ("lifted_by", models.CharField(blank=True, max_length=150)),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_for", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["authority", "period_last", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("lifted_at", None)),
                        fields=("authority", "period_code"),
                        name="period_locked_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lifted_at", None),
                            models.Q(
                                models.Q(("lifted_by", ""), _negated=True),
                                models.Q(("lifted_for", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="period_lock_lifted_for_a_reason",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ReminderGiven",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "period_return",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to="collection.return",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reminders",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "reminders given",
                "ordering": ["at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period_return", "user", "kind"), name="reminder_given_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SpreadsheetImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spreadsheet_imports",
                        to="records.authority",
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("changed", models.JSONField(default=list)),
                ("undone_by", models.CharField(blank=True, max_length=150)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_for", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["authority", "-at", "pk"],
                "indexes": [
                    models.Index(
                        fields=["authority", "by", "at"], name="collection__authori_7bbe88_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "key"), name="spreadsheet_taken_in_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by", ""), _negated=True),
                            models.Q(("name", ""), _negated=True),
                        ),
                        name="spreadsheet_taken_in_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("undone_at", None),
                            models.Q(
                                models.Q(("undone_by", ""), _negated=True),
                                models.Q(("undone_for", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="spreadsheet_undone_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "period_return",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="submissions",
                        to="collection.return",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("key", models.CharField(max_length=64)),
                ("given", models.JSONField()),
                ("status", models.CharField(blank=True, max_length=20)),
                ("direction", models.CharField(blank=True, max_length=20)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["period_return", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("period_return", "number"), name="submission_number_once"
                    ),
                    models.UniqueConstraint(
                        fields=("period_return", "key"), name="submission_key_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by", ""), _negated=True), name="submission_by_somebody"
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
