"""Returns that are no longer asked for."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("collection", "0003_spreadsheets_calendar_notices"),
        ("records", "0009_editions_and_calculations"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="return",
            name="return_state_known",
        ),
        migrations.AddField(
            model_name="return",
            name="called_off_for",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="return",
            name="state",
            field=models.CharField(
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
        migrations.AddConstraint(
            model_name="return",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="return",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "called_off"), _negated=True),
                    models.Q(("called_off_for", ""), _negated=True),
                    _connector="OR",
                ),
                name="return_called_off_for_a_reason",
            ),
        ),
    ]
