"""Documents brought in, and what people put right."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("records", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DocumentImport",
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
                        related_name="document_imports",
                        to="records.authority",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("key", models.CharField(max_length=64)),
                ("name", models.CharField(max_length=200)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("given_by", models.CharField(max_length=150)),
                ("given_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "being read"),
                            ("open", "to be looked over"),
                            ("unreadable", "not readable"),
                            ("taken_in", "taken in"),
                            ("undone", "undone"),
                            ("thrown_away", "thrown away"),
                        ],
                        default="reading",
                        max_length=12,
                    ),
                ),
                ("trouble", models.TextField(blank=True)),
                ("job_key", models.CharField(blank=True, max_length=64)),
                ("title", models.TextField(blank=True)),
                ("edition", models.TextField(blank=True)),
                (
                    "base",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="imports_compared",
                        to="records.framework",
                    ),
                ),
                ("settled", models.JSONField(default=list)),
                (
                    "taken_into",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="imports_taken_in",
                        to="records.framework",
                    ),
                ),
                ("made_draft", models.BooleanField(default=False)),
                ("revision", models.PositiveIntegerField(null=True)),
                ("taken_by", models.CharField(blank=True, max_length=150)),
                ("taken_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(blank=True, max_length=150)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_for", models.TextField(blank=True)),
            ],
            options={
                "ordering": ["authority", "-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "number"), name="import_number_once"
                    ),
                    models.UniqueConstraint(fields=("authority", "key"), name="import_given_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "reading",
                                    "open",
                                    "unreadable",
                                    "taken_in",
                                    "undone",
                                    "thrown_away",
                                ],
                            )
                        ),
                        name="import_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("given_by", ""), _negated=True),
                        ),
                        name="import_given_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "unreadable"), _negated=True),
                            models.Q(("trouble", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="import_not_readable_and_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ("undone", "thrown_away")), _negated=True),
                            models.Q(
                                ("ended_at__isnull", False),
                                models.Q(("ended_by", ""), _negated=True),
                                models.Q(("ended_for", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="import_ended_for_a_reason",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ImportAside",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asides",
                        to="drafting.documentimport",
                    ),
                ),
                ("rule", models.CharField(max_length=12)),
                ("kind", models.CharField(max_length=12)),
                ("item", models.TextField()),
                ("reason", models.TextField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                ("undone_by", models.CharField(blank=True, max_length=150)),
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["document_import", "at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("document_import", "rule", "kind", "item"),
                        name="import_aside_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by", ""), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                        ),
                        name="import_aside_says_why",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ImportChoice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="choices",
                        to="drafting.documentimport",
                    ),
                ),
                ("change", models.CharField(max_length=64)),
                ("taken", models.BooleanField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["document_import", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("document_import", "change"), name="import_choice_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by", ""), _negated=True),
                        name="import_choice_by_somebody",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ImportFix",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="fixes",
                        to="drafting.documentimport",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("node", "node"),
                            ("measure", "measure"),
                            ("deliverable", "deliverable"),
                            ("row", "row"),
                        ],
                        max_length=12,
                    ),
                ),
                ("item", models.TextField()),
                ("field", models.CharField(max_length=40)),
                ("told", models.JSONField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
                (
                    "carried_from",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="carried_to",
                        to="drafting.importfix",
                    ),
                ),
                ("undone_by", models.CharField(blank=True, max_length=150)),
                ("undone_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name_plural": "import fixes",
                "ordering": ["document_import", "at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("document_import", "kind", "item", "field"),
                        name="import_fix_one_holds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by", ""), _negated=True),
                            models.Q(("item", ""), _negated=True),
                            models.Q(("field", ""), _negated=True),
                        ),
                        name="import_fix_says_who_and_what",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ImportReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document_import",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reading",
                        to="drafting.documentimport",
                    ),
                ),
                ("document", models.JSONField()),
                ("framework", models.JSONField()),
                ("left_over", models.JSONField(default=list)),
                ("goldthread_version", models.CharField(max_length=40)),
                ("read_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["document_import"],
                "indexes": [],
                "constraints": [],
            },
        ),
    ]
