# What people say across a framework.

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("records", "0008_deliverables_told_apart"),
    ]

    operations = [
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
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tags",
                        to="records.authority",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
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
                ("holds", models.BooleanField()),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=150)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taggings",
                        to="records.authority",
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
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taggings",
                        to="scorecards.tag",
                    ),
                ),
            ],
            options={
                "ordering": ["authority", "id"],
            },
        ),
        migrations.CreateModel(
            name="DimensionMeaning",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dimension_meanings",
                        to="records.authority",
                    ),
                ),
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
                ("holds", models.BooleanField()),
                ("reason", models.TextField()),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=150)),
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
                ("survey", models.TextField(blank=True)),
                ("design_effect", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ("reason", models.TextField()),
                ("said_at", models.DateTimeField()),
                ("said_by", models.CharField(max_length=150)),
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
            },
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.UniqueConstraint(
                fields=("authority", "concern", "name"), name="tag_name_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="tag_has_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="tag",
            constraint=models.CheckConstraint(
                condition=models.Q(("concern__in", ["vulnerable_group", "locality"])),
                name="tag_concern_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="tagging",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("deliverable__isnull", False), ("measure", None)),
                    models.Q(("deliverable", None), ("measure__isnull", False)),
                    _connector="OR",
                ),
                name="tagging_of_one_thing",
            ),
        ),
        migrations.AddConstraint(
            model_name="tagging",
            constraint=models.CheckConstraint(
                condition=models.Q(("said_by", ""), _negated=True), name="tagging_by_somebody"
            ),
        ),
    ]
