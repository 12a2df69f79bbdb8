"""Events get numbers and digests, so that they hang together."""

import django.db.models.deletion
from django.db import migrations, models

from goldthread.web.audit.chain import FIRST_LINK, Link


def chain_what_is_there(apps, _schema_editor):
    """Number the events that were written before, in their order, and tie them together."""
    event_model = apps.get_model("audit", "Event")
    head_model = apps.get_model("audit", "ChainHead")
    ends = {}
    for event in event_model.objects.order_by("at", "id").iterator(chunk_size=500):
        number, digest = ends.get(event.authority_id, (0, FIRST_LINK))
        link = Link(
            number=number + 1,
            at=event.at,
            by=event.by,
            role="",
            from_where="",
            action=event.action,
            authority=event.authority_id,
            subject_type=event.subject_type,
            subject_id=event.subject_id,
            before=event.before,
            after=event.after,
            reason=event.reason,
        )
        event_model.objects.filter(pk=event.pk).update(
            number=link.number, previous_digest=digest, digest=link.digest(digest)
        )
        ends[event.authority_id] = (link.number, link.digest(digest))
    for authority, (number, digest) in ends.items():
        head_model.objects.create(authority_id=authority, number=number, digest=digest)


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial"), ("records", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="ChainHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveBigIntegerField(default=0)),
                ("digest", models.CharField(default=FIRST_LINK, max_length=64)),
                (
                    "authority",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="chain_head",
                        to="records.authority",
                    ),
                ),
            ],
            options={"ordering": ["authority"]},
        ),
        migrations.AddField("event", "number", models.PositiveBigIntegerField(null=True)),
        migrations.AddField(
            "event",
            "role",
            models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.AddField(
            "event",
            "from_where",
            models.CharField(blank=True, default="", max_length=100),
            preserve_default=False,
        ),
        migrations.AddField(
            "event",
            "previous_digest",
            models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            "event", "digest", models.CharField(default="", max_length=64), preserve_default=False
        ),
        migrations.RunPython(chain_what_is_there, migrations.RunPython.noop),
        migrations.AlterField("event", "number", models.PositiveBigIntegerField()),
        migrations.AlterModelOptions("event", {"ordering": ["authority", "number"]}),
        migrations.AddConstraint(
            "event",
            models.UniqueConstraint(fields=("authority", "number"), name="event_number_once"),
        ),
    ]
