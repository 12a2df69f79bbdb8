"""Changes made to a draft are kept, so that each can be taken back."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0009_editions_and_calculations"),
    ]

    operations = [
        migrations.CreateModel(
            name="FrameworkRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "origin",
                    models.CharField(
                        choices=[
                            ("edit", "Changed by hand"),
                            ("import", "Taken from a document"),
                            ("undo", "Taken back"),
                        ],
                        max_length=8,
                    ),
                ),
                ("changes", models.JSONField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=150)),
                ("reason", models.TextField(blank=True)),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="records.framework",
                    ),
                ),
                (
                    "takes_back",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taken_back_by",
                        to="records.frameworkrevision",
                    ),
                ),
            ],
            options={
                "ordering": ["framework", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("framework", "number"), name="framework_revision_number_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["edit", "import", "undo"])),
                        name="framework_revision_origin_known",
                    ),
                ],
            },
        ),
    ]
