"""Which returns a demonstration made up."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("collection", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="return",
            name="illustrative",
            field=models.BooleanField(default=False),
        ),
    ]
