from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("packs", "0003_the_period_a_draft_was_made_for_last"),
    ]

    operations = [
        migrations.AddField(
            model_name="pack",
            name="as_known_on",
            field=models.DateField(null=True),
        ),
    ]
