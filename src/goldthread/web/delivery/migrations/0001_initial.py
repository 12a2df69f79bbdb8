"""Progress of milestones, overrides, dependencies, links and risks."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("records", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dependency",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "deliverable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dependencies",
                        to="records.deliverable",
                    ),
                ),
                (
                    "waits_for",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waited_for_by",
                        to="records.deliverable",
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("added_by", models.CharField(max_length=150)),
                ("added_at", models.DateTimeField()),
                ("ended_by", models.CharField(blank=True, max_length=150)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "verbose_name_plural": "dependencies",
                "ordering": ["deliverable", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("deliverable", "waits_for"),
                        name="dependency_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("deliverable", models.F("waits_for")), _negated=True),
                        name="dependency_on_another",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="LinkedMeasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "deliverable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="linked_measures",
                        to="records.deliverable",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="linked_deliverables",
                        to="records.measure",
                    ),
                ),
                (
                    "expected",
                    models.CharField(choices=[("up", "up"), ("down", "down")], max_length=4),
                ),
                ("reason", models.TextField(blank=True)),
                ("added_by", models.CharField(max_length=150)),
                ("added_at", models.DateTimeField()),
                ("ended_by", models.CharField(blank=True, max_length=150)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["deliverable", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("deliverable", "measure"),
                        name="linked_measure_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expected__in", ["up", "down"])),
                        name="linked_measure_way_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="MilestoneReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "deliverable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestone_reports",
                        to="records.deliverable",
                    ),
                ),
                (
                    "milestone",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="records.milestone",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("as_of", models.DateField()),
                ("done_on", models.DateField(null=True)),
                ("expected_on", models.DateField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("illustrative", models.BooleanField(default=False)),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["deliverable", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("deliverable", "number"), name="milestone_report_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_on", None), ("expected_on", None), _connector="OR"
                        ),
                        name="milestone_report_done_or_expected",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by", ""), _negated=True),
                        name="milestone_report_by_somebody",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Override",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "deliverable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="overrides",
                        to="records.deliverable",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("late", "Late"),
                            ("at_risk", "At risk"),
                            ("on_track", "On track"),
                            ("not_started", "Not started"),
                            ("ongoing", "Ongoing"),
                            ("done", "Done"),
                            ("cannot_judge", "Cannot judge"),
                        ],
                        max_length=12,
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("taken_back", models.BooleanField(default=False)),
                ("reason", models.TextField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["deliverable", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("by", ""), _negated=True),
                        ),
                        name="override_says_why_and_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until__gte", models.F("since"))),
                        name="override_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "late",
                                    "at_risk",
                                    "on_track",
                                    "not_started",
                                    "ongoing",
                                    "done",
                                    "cannot_judge",
                                ],
                            )
                        ),
                        name="override_status_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "deliverable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remarks",
                        to="records.deliverable",
                    ),
                ),
                ("text", models.TextField()),
                ("by", models.CharField(max_length=150)),
                ("at", models.DateTimeField()),
            ],
            options={
                "ordering": ["deliverable", "at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by", ""), _negated=True),
                            models.Q(("text", ""), _negated=True),
                        ),
                        name="remark_says_something",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ReportEvidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="delivery.milestonereport",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("size", models.PositiveBigIntegerField()),
                ("sha256", models.CharField(max_length=64)),
            ],
            options={
                "verbose_name_plural": "report evidence",
                "ordering": ["report", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "sha256"), name="report_evidence_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="RiskOrIssue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "deliverable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="records.deliverable",
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=[("risk", "Risk"), ("issue", "Issue")], max_length=5),
                ),
                ("text", models.TextField()),
                (
                    "likelihood",
                    models.CharField(
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")],
                        max_length=6,
                    ),
                ),
                (
                    "impact",
                    models.CharField(
                        choices=[("low", "Low"), ("medium", "Medium"), ("high", "High")],
                        max_length=6,
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="risks",
                        to="records.person",
                    ),
                ),
                ("action", models.TextField(blank=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("opened_by", models.CharField(max_length=150)),
                ("opened_at", models.DateTimeField()),
                ("closed_by", models.CharField(blank=True, max_length=150)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_for", models.TextField(blank=True)),
            ],
            options={
                "verbose_name_plural": "risks and issues",
                "ordering": ["deliverable", "closed_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="risk_says_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["risk", "issue"]),
                            ("likelihood__in", ["low", "medium", "high"]),
                            ("impact__in", ["low", "medium", "high"]),
                        ),
                        name="risk_graded",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
