"""Groups and places that measures are about, and links of outcomes to proxies."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("records", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="DimensionMeaning",
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
                        related_name="dimension_meanings",
                        to="records.authority",
                    ),
                ),
                ("name", models.TextField()),
                (
                    "concern",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("vulnerable_group", "vulnerable_group"),
                            ("locality", "locality"),
                        ],
                        max_length=20,
                    ),
                ),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["authority", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("concern__in", ["", "vulnerable_group", "locality"])),
                        name="dimension_concern_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("said_by", ""), _negated=True),
                        ),
                        name="dimension_named_by_somebody",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ProxyLink",
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
                        related_name="proxy_links",
                        to="records.authority",
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_of_outcome",
                        to="records.measure",
                    ),
                ),
                (
                    "proxy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_of_proxy",
                        to="records.measure",
                    ),
                ),
                ("holds", models.BooleanField()),
                ("reason", models.TextField()),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["authority", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome", models.F("proxy")), _negated=True),
                        name="proxy_link_of_two_measures",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("said_by", ""), _negated=True),
                        ),
                        name="proxy_link_says_why_and_by_whom",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SurveyDesign",
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
                        related_name="survey_designs",
                        to="records.authority",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="survey_designs",
                        to="records.measure",
                    ),
                ),
                ("survey", models.TextField(blank=True)),
                ("design_effect", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ("reason", models.TextField()),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["authority", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("design_effect", None), ("design_effect__gt", 0), _connector="OR"
                        ),
                        name="survey_design_effect_above_nought",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("said_by", ""), _negated=True),
                        ),
                        name="survey_design_says_why_and_by_whom",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Tag",
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
                        related_name="tags",
                        to="records.authority",
                    ),
                ),
                (
                    "concern",
                    models.CharField(
                        choices=[
                            ("vulnerable_group", "vulnerable_group"),
                            ("locality", "locality"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.TextField()),
                ("words", models.JSONField(default=list)),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "concern", "name"), name="tag_name_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="tag_has_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("concern__in", ["vulnerable_group", "locality"])),
                        name="tag_concern_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Tagging",
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
                        related_name="taggings",
                        to="records.authority",
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taggings",
                        to="scorecards.tag",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taggings",
                        to="records.measure",
                    ),
                ),
                (
                    "deliverable",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taggings",
                        to="records.deliverable",
                    ),
                ),
                ("holds", models.BooleanField()),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["authority", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("deliverable__isnull", False), ("measure", None)),
                            models.Q(("deliverable", None), ("measure__isnull", False)),
                            _connector="OR",
                        ),
                        name="tagging_of_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("said_by", ""), _negated=True),
                        name="tagging_by_somebody",
                    ),
                ],
                "indexes": [],
            },
        ),
    ]
