"""Frameworks, measures, deliverables and figures, and what is worked out of them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Authority",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(max_length=60, unique=True)),
                ("name", models.TextField()),
                ("gss_code", models.CharField(max_length=9, null=True, unique=True)),
                ("year_start_month", models.PositiveSmallIntegerField(default=4)),
            ],
            options={
                "verbose_name_plural": "authorities",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("year_start_month__gte", 1), ("year_start_month__lte", 12)
                        ),
                        name="authority_year_starts_in_a_month",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Framework",
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
                        related_name="frameworks",
                        to="records.authority",
                    ),
                ),
                ("title", models.TextField()),
                ("edition", models.TextField(null=True)),
                ("authority_as_printed", models.TextField(null=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("adopted", "Adopted"),
                            ("superseded", "Superseded"),
                            ("archived", "Archived"),
                        ],
                        default="draft",
                        max_length=12,
                    ),
                ),
                ("introduction", models.JSONField(default=list)),
                ("row_counts", models.JSONField(default=dict)),
                ("document_name", models.TextField()),
                ("document_sha256", models.CharField(max_length=64)),
                ("illustrative", models.BooleanField(default=False)),
                ("read_at", models.DateTimeField()),
                ("read_by", models.CharField(max_length=150)),
                ("adopted_at", models.DateTimeField(null=True)),
                ("adopted_by", models.CharField(max_length=150, null=True)),
                ("number", models.PositiveIntegerField()),
                ("level_names", models.JSONField(default=dict)),
                ("in_force_from", models.DateField(null=True)),
            ],
            options={
                "ordering": ["authority", "-read_at"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "title", "edition"), name="framework_edition_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("edition", None)),
                        fields=("authority", "title"),
                        name="framework_without_edition_once",
                    ),
                    models.UniqueConstraint(
                        fields=("authority", "number"), name="framework_number_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "adopted")),
                        fields=("authority",),
                        name="framework_one_adopted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "adopted", "superseded", "archived"])
                        ),
                        name="framework_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("adopted_at", None),
                                ("adopted_by", None),
                                ("status__in", ["draft", "archived"]),
                            ),
                            models.Q(
                                models.Q(("status", "draft"), _negated=True),
                                ("adopted_at__isnull", False),
                                ("adopted_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="framework_adopted_by_somebody",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Measure",
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
                        related_name="measures",
                        to="records.authority",
                    ),
                ),
                ("code", models.TextField()),
                ("title", models.TextField()),
            ],
            options={
                "ordering": ["authority", "code"],
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "code"), name="measure_code_once"),
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True), name="measure_has_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="measure_has_title"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Partner",
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
                        on_delete=django.db.models.deletion.PROTECT, to="records.authority"
                    ),
                ),
                ("name", models.TextField()),
            ],
            options={
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "name"), name="partner_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="partner_has_name"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Person",
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
                        related_name="people",
                        to="records.authority",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("member", "Lead member"), ("officer", "Lead officer")],
                        max_length=8,
                    ),
                ),
                ("name", models.TextField()),
                ("post", models.TextField(null=True)),
            ],
            options={
                "verbose_name_plural": "people",
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "kind", "name"), name="person_name_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["member", "officer"])),
                        name="person_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="person_has_name"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Series",
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
                        related_name="series",
                        to="records.measure",
                    ),
                ),
                ("label", models.TextField(blank=True)),
                ("unit", models.TextField(null=True)),
                ("dimension", models.TextField(blank=True, default="")),
                ("category", models.TextField(blank=True, default="")),
                ("scope", models.TextField(null=True)),
                ("adds_up", models.BooleanField(null=True)),
                ("seasonal", models.BooleanField(null=True)),
                ("counts_people", models.BooleanField(default=False)),
                ("beside", models.BooleanField(default=False)),
                ("position", models.PositiveSmallIntegerField()),
            ],
            options={
                "verbose_name_plural": "series",
                "ordering": ["measure", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("measure", "label", "dimension", "category"),
                        name="series_label_once",
                    ),
                    models.UniqueConstraint(
                        fields=("measure", "position"), name="series_position_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("category", ""), ("dimension", "")),
                            models.Q(
                                models.Q(("dimension", ""), _negated=True),
                                models.Q(("category", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="series_part_of_a_dimension",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Service",
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
                        on_delete=django.db.models.deletion.PROTECT, to="records.authority"
                    ),
                ),
                ("name", models.TextField()),
            ],
            options={
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "name"), name="service_name_once"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="service_has_name"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="EditionMeasure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="edition_measures",
                        to="records.framework",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="records.measure",
                    ),
                ),
                ("code", models.TextField()),
                ("position", models.PositiveIntegerField()),
                ("title", models.TextField()),
                ("rationale", models.TextField(null=True)),
                ("direction_text", models.TextField(null=True)),
                ("frequency_text", models.TextField(null=True)),
                ("frequency", models.JSONField(null=True)),
                (
                    "polarity",
                    models.CharField(
                        choices=[
                            ("up", "up"),
                            ("down", "down"),
                            ("in_range", "in_range"),
                            ("none", "none"),
                        ],
                        max_length=8,
                        null=True,
                    ),
                ),
                (
                    "ownership",
                    models.CharField(
                        choices=[("council", "council"), ("partnership", "partnership")],
                        max_length=12,
                        null=True,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="edition_measures",
                        to="records.service",
                    ),
                ),
                ("footnotes", models.JSONField(default=list)),
                ("inherited", models.JSONField(default=list)),
                ("source", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["framework", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("framework", "measure"), name="edition_measure_once"
                    ),
                    models.UniqueConstraint(
                        fields=("framework", "code"), name="edition_measure_code_once"
                    ),
                    models.UniqueConstraint(
                        fields=("framework", "position"), name="edition_measure_position_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="edition_measure_has_title",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("polarity", None),
                            ("polarity__in", ["up", "down", "in_range", "none"]),
                            _connector="OR",
                        ),
                        name="edition_measure_polarity_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ownership", None),
                            ("ownership__in", ["council", "partnership"]),
                            _connector="OR",
                        ),
                        name="edition_measure_ownership_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Baseline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition_measure",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="baseline",
                        to="records.editionmeasure",
                    ),
                ),
                ("text", models.TextField(null=True)),
                ("rule", models.JSONField(null=True)),
                ("value", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("unit", models.TextField(null=True)),
                ("covers_first", models.DateField(null=True)),
                ("covers_last", models.DateField(null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("text__isnull", False), ("rule__isnull", False), _connector="OR"
                        ),
                        name="baseline_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("covers_first", None), ("covers_last", None)),
                            ("covers_last__gte", models.F("covers_first")),
                            _connector="OR",
                        ),
                        name="baseline_ends_after_it_starts",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Comparator",
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
                        related_name="comparators",
                        to="records.authority",
                    ),
                ),
                ("code", models.TextField()),
                ("name", models.TextField()),
            ],
            options={
                "ordering": ["authority", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "code"), name="comparator_code_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code", ""), _negated=True),
                            models.Q(("name", ""), _negated=True),
                        ),
                        name="comparator_has_name",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ComparatorGroup",
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
                        related_name="comparator_groups",
                        to="records.authority",
                    ),
                ),
                ("name", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("neighbours", "Nearest neighbours"),
                            ("region", "Region"),
                            ("nation", "Nation"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("also_called", models.JSONField(default=list)),
                ("source", models.TextField(blank=True)),
                ("position", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["authority", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "name"), name="comparator_group_once"
                    ),
                    models.UniqueConstraint(
                        fields=("authority", "position"), name="comparator_group_position_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["neighbours", "region", "nation", "other"])
                        ),
                        name="comparator_group_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="comparator_group_has_name",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Benchmark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition_measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="records.editionmeasure",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.series",
                    ),
                ),
                ("inputs", models.JSONField(default=dict)),
                ("inputs_hash", models.CharField(max_length=64)),
                ("engine_version", models.CharField(max_length=20)),
                ("computed_at", models.DateTimeField()),
                (
                    "comparator_group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="benchmarks",
                        to="records.comparatorgroup",
                    ),
                ),
                ("period_code", models.CharField(max_length=40)),
                ("period_last", models.DateField()),
                ("value", models.DecimalField(decimal_places=5, max_digits=15)),
                ("members", models.PositiveSmallIntegerField()),
                ("median", models.DecimalField(decimal_places=5, max_digits=15)),
                ("lower_quartile", models.DecimalField(decimal_places=5, max_digits=15)),
                ("upper_quartile", models.DecimalField(decimal_places=5, max_digits=15)),
                ("lowest", models.DecimalField(decimal_places=5, max_digits=15)),
                ("highest", models.DecimalField(decimal_places=5, max_digits=15)),
                ("distance", models.DecimalField(decimal_places=5, max_digits=15)),
                ("place", models.PositiveSmallIntegerField(null=True)),
                ("quarter", models.PositiveSmallIntegerField(null=True)),
                ("standing", models.CharField(blank=True, max_length=12)),
                ("sentence", models.TextField()),
                ("illustrative", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["edition_measure", "series", "comparator_group", "period_last"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition_measure", "series", "comparator_group", "period_code"),
                        name="benchmark_once",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Calculation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calculations",
                        to="records.series",
                    ),
                ),
                ("rule", models.JSONField()),
                ("valid_from", models.DateField(null=True)),
                ("ended", models.BooleanField(default=False)),
                ("reason", models.TextField()),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["series", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("set_by", ""), _negated=True),
                        ),
                        name="calculation_says_why_and_by_whom",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="CalculationInput",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "calculation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inputs",
                        to="records.calculation",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="used_by",
                        to="records.series",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["calculation", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("calculation", "series"), name="calculation_input_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ComparatorFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="comparator_figures",
                        to="records.series",
                    ),
                ),
                (
                    "comparator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="figures",
                        to="records.comparator",
                    ),
                ),
                ("period_code", models.CharField(max_length=40)),
                ("period_first", models.DateField()),
                ("period_last", models.DateField()),
                ("value", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("numerator", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("denominator", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("illustrative", models.BooleanField(default=False)),
                ("source", models.TextField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["series", "comparator", "period_last", "revision"],
                "indexes": [
                    models.Index(
                        fields=["series", "period_last"], name="records_com_series__b97f33_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("series", "comparator", "period_code", "revision"),
                        name="comparator_figure_revision_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("revision__gte", 1)),
                        name="comparator_figure_revisions_from_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revision", 1),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="comparator_figure_corrected_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period_last__gte", models.F("period_first"))),
                        name="comparator_figure_period_runs_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("denominator", None), ("denominator__gte", 0), _connector="OR"
                        ),
                        name="comparator_figure_denominator_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source", ""), _negated=True),
                            models.Q(("recorded_by", ""), _negated=True),
                        ),
                        name="comparator_figure_has_a_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Component",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition_measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="records.editionmeasure",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="components",
                        to="records.series",
                    ),
                ),
            ],
            options={
                "ordering": ["edition_measure", "position"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition_measure", "position"), name="component_position_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Definition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition_measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="definitions",
                        to="records.editionmeasure",
                    ),
                ),
                ("title", models.TextField()),
                ("rationale", models.TextField(null=True)),
                (
                    "polarity",
                    models.CharField(
                        choices=[
                            ("up", "up"),
                            ("down", "down"),
                            ("in_range", "in_range"),
                            ("none", "none"),
                        ],
                        max_length=8,
                        null=True,
                    ),
                ),
                (
                    "ownership",
                    models.CharField(
                        choices=[("council", "council"), ("partnership", "partnership")],
                        max_length=12,
                        null=True,
                    ),
                ),
                ("frequency_text", models.TextField(null=True)),
                ("frequency", models.JSONField(null=True)),
                ("valid_from", models.DateField(null=True)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=150)),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "ordering": [
                    "edition_measure",
                    models.OrderBy(models.F("valid_from"), nulls_first=True),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition_measure", "valid_from"), name="definition_start_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_from", None)),
                        fields=("edition_measure",),
                        name="definition_of_the_document_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from", None),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="definition_changed_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="definition_has_title",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("polarity", None),
                            ("polarity__in", ["up", "down", "in_range", "none"]),
                            _connector="OR",
                        ),
                        name="definition_polarity_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ownership", None),
                            ("ownership__in", ["council", "partnership"]),
                            _connector="OR",
                        ),
                        name="definition_ownership_known",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Deliverable",
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
                        related_name="deliverables",
                        to="records.authority",
                    ),
                ),
                ("code", models.TextField()),
                ("title", models.TextField()),
            ],
            options={
                "ordering": ["authority", "code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "code"), name="deliverable_code_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True), name="deliverable_has_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="deliverable_has_title",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Programme",
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
                        on_delete=django.db.models.deletion.PROTECT, to="records.authority"
                    ),
                ),
                ("name", models.TextField()),
            ],
            options={
                "ordering": ["name"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "name"), name="programme_name_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="programme_has_name"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="EditionDeliverable",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="edition_deliverables",
                        to="records.framework",
                    ),
                ),
                (
                    "deliverable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="records.deliverable",
                    ),
                ),
                ("code", models.TextField()),
                ("position", models.PositiveIntegerField()),
                ("title", models.TextField()),
                ("description", models.TextField(null=True)),
                ("deadline_text", models.TextField(null=True)),
                ("deadline", models.JSONField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("footnotes", models.JSONField(default=list)),
                ("inherited", models.JSONField(default=list)),
                ("source", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["framework", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("framework", "deliverable"), name="edition_deliverable_once"
                    ),
                    models.UniqueConstraint(
                        fields=("framework", "code"), name="edition_deliverable_code_once"
                    ),
                    models.UniqueConstraint(
                        fields=("framework", "position"), name="edition_deliverable_position_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True),
                        name="edition_deliverable_has_title",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DeliverableLead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition_deliverable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="records.editiondeliverable",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliverable_leads",
                        to="records.person",
                    ),
                ),
            ],
            options={
                "ordering": ["edition_deliverable", "position"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition_deliverable", "position"),
                        name="deliverablelead_position_once",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Node",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="nodes",
                        to="records.framework",
                    ),
                ),
                ("code", models.TextField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("priority", "priority"),
                            ("theme", "theme"),
                            ("subtheme", "subtheme"),
                            ("outcome", "outcome"),
                            ("section", "section"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="children",
                        to="records.node",
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("title", models.TextField()),
                ("goal", models.TextField(null=True)),
                ("notes", models.JSONField(default=list)),
                ("source", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["framework", "position"],
                "constraints": [
                    models.UniqueConstraint(fields=("framework", "code"), name="node_code_once"),
                    models.UniqueConstraint(
                        fields=("framework", "position"), name="node_position_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["priority", "theme", "subtheme", "outcome", "section"])
                        ),
                        name="node_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="node_has_title"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("parent", None),
                            models.Q(("parent", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="node_not_its_own_parent",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DeliverablePlacement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "node",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="records.node",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("long_term", "long_term"),
                            ("proxy", "proxy"),
                            ("combined", "combined"),
                            ("demand", "demand"),
                            ("indicator", "indicator"),
                            ("survey", "survey"),
                        ],
                        max_length=12,
                        null=True,
                    ),
                ),
                ("topic", models.TextField(null=True)),
                (
                    "tied_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tied_%(class)ss",
                        to="records.editiondeliverable",
                    ),
                ),
                (
                    "edition_deliverable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="records.editiondeliverable",
                    ),
                ),
            ],
            options={
                "ordering": ["edition_deliverable", "position"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("role", None),
                            (
                                "role__in",
                                ["long_term", "proxy", "combined", "demand", "indicator", "survey"],
                            ),
                            _connector="OR",
                        ),
                        name="deliverableplacement_role_known",
                    ),
                    models.UniqueConstraint(
                        fields=("edition_deliverable", "position"),
                        name="deliverable_placement_position_once",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="DeliverableProgramme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition_deliverable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="records.editiondeliverable",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliverable_programmes",
                        to="records.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["edition_deliverable", "position"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition_deliverable", "position"),
                        name="deliverableprogramme_position_once",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Departure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition_measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="records.editionmeasure",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.series",
                    ),
                ),
                ("inputs", models.JSONField(default=dict)),
                ("inputs_hash", models.CharField(max_length=64)),
                ("engine_version", models.CharField(max_length=20)),
                ("computed_at", models.DateTimeField()),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="departures_as_part",
                        to="records.series",
                    ),
                ),
                ("period_code", models.CharField(max_length=40)),
                ("period_last", models.DateField()),
                ("masked", models.CharField(max_length=20)),
                ("sentence", models.TextField()),
            ],
            options={
                "ordering": ["edition_measure", "series", "part", "masked"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition_measure", "series", "part", "masked"),
                        name="departure_once",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
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
                        related_name="milestones",
                        to="records.deliverable",
                    ),
                ),
                ("code", models.TextField()),
                ("text", models.TextField()),
            ],
            options={
                "ordering": ["deliverable", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("deliverable", "code"), name="milestone_code_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code", ""), _negated=True), name="milestone_has_code"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="milestone_has_text"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="EditionMilestone",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition_deliverable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="records.editiondeliverable",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="editions",
                        to="records.milestone",
                    ),
                ),
                ("text", models.TextField()),
                ("deadline_text", models.TextField(null=True)),
                ("deadline", models.JSONField(null=True)),
                ("due_on", models.DateField(null=True)),
            ],
            options={
                "ordering": ["edition_deliverable", "position"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition_deliverable", "position"),
                        name="editionmilestone_position_once",
                    ),
                    models.UniqueConstraint(
                        fields=("edition_deliverable", "milestone"), name="edition_milestone_once"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FrameworkCheck",
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
                        related_name="framework_checks",
                        to="records.authority",
                    ),
                ),
                ("title", models.TextField()),
                ("edition", models.TextField(null=True)),
                ("document_name", models.TextField()),
                ("document_sha256", models.CharField(max_length=64)),
                ("goldthread_version", models.CharField(max_length=40)),
                ("rules", models.JSONField(default=list)),
                ("errors", models.PositiveIntegerField()),
                ("warnings", models.PositiveIntegerField()),
                ("advice", models.PositiveIntegerField()),
                ("put_right", models.PositiveIntegerField(null=True)),
                ("newly_found", models.PositiveIntegerField(null=True)),
                ("checked_at", models.DateTimeField()),
                ("checked_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["authority", "-checked_at", "-id"],
                "indexes": [
                    models.Index(
                        fields=["authority", "checked_at"], name="records_fra_authori_774978_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("checked_by", ""), _negated=True),
                            models.Q(("document_sha256", ""), _negated=True),
                        ),
                        name="framework_check_says_who_and_of_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("newly_found", None), ("put_right", None)),
                            models.Q(("newly_found__isnull", False), ("put_right__isnull", False)),
                            _connector="OR",
                        ),
                        name="framework_check_compares_both_ways",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "framework_check",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="findings",
                        to="records.frameworkcheck",
                    ),
                ),
                ("position", models.PositiveIntegerField()),
                ("code", models.CharField(max_length=12)),
                (
                    "severity",
                    models.CharField(
                        choices=[("error", "error"), ("warning", "warning"), ("advice", "advice")],
                        max_length=12,
                    ),
                ),
                ("title", models.TextField()),
                ("message", models.TextField()),
                ("why", models.TextField()),
                ("fix", models.TextField()),
                ("items", models.JSONField(default=list)),
                ("source", models.JSONField(default=dict)),
                ("grouped", models.BooleanField(default=False)),
            ],
            options={
                "ordering": ["framework_check", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("framework_check", "position"), name="finding_position_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("severity__in", ["error", "warning", "advice"])),
                        name="finding_severity_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code", ""), _negated=True),
                            models.Q(("message", ""), _negated=True),
                        ),
                        name="finding_says_something",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Forecast",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition_measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="records.editionmeasure",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.series",
                    ),
                ),
                ("inputs", models.JSONField(default=dict)),
                ("inputs_hash", models.CharField(max_length=64)),
                ("engine_version", models.CharField(max_length=20)),
                ("computed_at", models.DateTimeField()),
                ("period_code", models.CharField(max_length=40)),
                ("period_last", models.DateField()),
                ("method", models.CharField(max_length=40)),
                ("reason", models.TextField(blank=True)),
                ("figures", models.PositiveSmallIntegerField(default=0)),
                ("calibrated", models.BooleanField(default=False)),
                ("points", models.JSONField(default=list)),
                ("target_period_code", models.CharField(blank=True, max_length=40)),
                ("target_value", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("chance", models.DecimalField(decimal_places=5, max_digits=6, null=True)),
                ("chance_percent", models.PositiveSmallIntegerField(null=True)),
                ("chance_words", models.TextField(blank=True)),
                ("chance_sentence", models.TextField(blank=True)),
                ("outturn_period_code", models.CharField(blank=True, max_length=40)),
                ("outturn_value", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("outturn_lower", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("outturn_upper", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("outturn_sentence", models.TextField(blank=True)),
                ("likely_status", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "ordering": ["edition_measure", "series"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition_measure", "series"), name="forecast_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="FrameworkRevision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="revisions",
                        to="records.framework",
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
                (
                    "takes_back",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="taken_back_by",
                        to="records.frameworkrevision",
                    ),
                ),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=150)),
                ("reason", models.TextField(blank=True)),
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
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="GroupMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="groupmembers",
                        to="records.comparatorgroup",
                    ),
                ),
                (
                    "comparator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="groupmembers",
                        to="records.comparator",
                    ),
                ),
            ],
            options={
                "ordering": ["group", "comparator"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("group", "comparator"), name="group_member_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HiddenFigure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hidden_figures",
                        to="records.series",
                    ),
                ),
                ("period_code", models.CharField(max_length=40)),
            ],
            options={
                "ordering": ["series", "period_code"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("series", "period_code"), name="hidden_figure_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="MeasureLead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition_measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="records.editionmeasure",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measure_leads",
                        to="records.person",
                    ),
                ),
            ],
            options={
                "ordering": ["edition_measure", "position"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition_measure", "position"), name="measurelead_position_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="MeasurePartner",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition_measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="records.editionmeasure",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measure_partners",
                        to="records.partner",
                    ),
                ),
            ],
            options={
                "ordering": ["edition_measure", "position"],
                "abstract": False,
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition_measure", "position"), name="measurepartner_position_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="MeasurePlacement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "node",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="records.node",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("long_term", "long_term"),
                            ("proxy", "proxy"),
                            ("combined", "combined"),
                            ("demand", "demand"),
                            ("indicator", "indicator"),
                            ("survey", "survey"),
                        ],
                        max_length=12,
                        null=True,
                    ),
                ),
                ("topic", models.TextField(null=True)),
                (
                    "tied_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tied_%(class)ss",
                        to="records.editiondeliverable",
                    ),
                ),
                (
                    "edition_measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="placements",
                        to="records.editionmeasure",
                    ),
                ),
            ],
            options={
                "ordering": ["edition_measure", "position"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("role", None),
                            (
                                "role__in",
                                ["long_term", "proxy", "combined", "demand", "indicator", "survey"],
                            ),
                            _connector="OR",
                        ),
                        name="measureplacement_role_known",
                    ),
                    models.UniqueConstraint(
                        fields=("edition_measure", "position"),
                        name="measure_placement_position_once",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="observations",
                        to="records.series",
                    ),
                ),
                ("period_code", models.CharField(max_length=40)),
                ("period_first", models.DateField()),
                ("period_last", models.DateField()),
                ("value", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("numerator", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("denominator", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("provisional", models.BooleanField(default=False)),
                ("illustrative", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True)),
                ("source", models.TextField(blank=True)),
                ("questions", models.JSONField(default=list)),
                ("made_of", models.JSONField(default=list)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["series", "period_last", "period_first", "revision"],
                "indexes": [
                    models.Index(
                        fields=["series", "period_last"], name="records_obs_series__5584dc_idx"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("series", "period_code", "revision"),
                        name="observation_revision_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("revision__gte", 1)),
                        name="observation_revisions_from_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("revision", 1),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="observation_corrected_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("period_last__gte", models.F("period_first"))),
                        name="observation_period_runs_forward",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("denominator", None), ("denominator__gte", 0), _connector="OR"
                        ),
                        name="observation_denominator_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recorded_by", ""), _negated=True),
                        name="observation_recorded_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Rebase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rebases",
                        to="records.series",
                    ),
                ),
                ("period_code", models.CharField(max_length=40)),
                ("period_first", models.DateField()),
                ("reason", models.TextField()),
                ("decided_at", models.DateTimeField()),
                ("decided_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["series", "period_first"],
                "constraints": [
                    models.UniqueConstraint(fields=("series", "period_code"), name="rebase_once"),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="rebase_decided_for_a_reason",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition_measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="targets",
                        to="records.editionmeasure",
                    ),
                ),
                ("text", models.TextField(null=True)),
                ("rule", models.JSONField(null=True)),
                ("valid_from", models.DateField(null=True)),
                ("valid_to", models.DateField(null=True)),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=150)),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "ordering": [
                    "edition_measure",
                    models.OrderBy(models.F("valid_from"), nulls_first=True),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition_measure", "valid_from"), name="target_start_once"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("valid_from", None)),
                        fields=("edition_measure",),
                        name="target_of_the_document_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from", None),
                            ("valid_to", None),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="target_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from", None),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="target_changed_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("text__isnull", False), ("rule__isnull", False), _connector="OR"
                        ),
                        name="target_says_something",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition_measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="records.editionmeasure",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="records.series",
                    ),
                ),
                (
                    "observation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="results",
                        to="records.observation",
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="results",
                        to="records.target",
                    ),
                ),
                ("period_code", models.CharField(max_length=40)),
                ("period_first", models.DateField()),
                ("period_last", models.DateField()),
                ("value", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("status", models.CharField(max_length=20)),
                ("reason", models.TextField(blank=True)),
                ("direction", models.CharField(max_length=20)),
                ("direction_test", models.CharField(max_length=20)),
                ("direction_reason", models.TextField(blank=True)),
                ("movement_reason", models.TextField(blank=True)),
                ("variation", models.CharField(blank=True, max_length=20)),
                ("assurance", models.CharField(blank=True, max_length=20)),
                ("mean", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("lower_limit", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("upper_limit", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("interval_lower", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("interval_upper", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("interval_method", models.CharField(blank=True, max_length=20)),
                ("noise_verdict", models.CharField(blank=True, max_length=20)),
                ("target_rule", models.JSONField(null=True)),
                ("target_value", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("inputs", models.JSONField(default=dict)),
                ("inputs_hash", models.CharField(max_length=64)),
                ("engine_version", models.CharField(max_length=20)),
                ("computed_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["edition_measure", "series", "period_last"],
                "indexes": [
                    models.Index(
                        fields=["edition_measure", "period_last"],
                        name="records_res_edition_19dccf_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition_measure", "series", "period_code"), name="result_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", ""), _negated=True),
                            models.Q(("direction", ""), _negated=True),
                        ),
                        name="result_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Retirement",
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
                        related_name="retirements",
                        to="records.measure",
                    ),
                ),
                ("edition", models.PositiveIntegerField(null=True)),
                ("from_period", models.CharField(max_length=40)),
                ("from_first", models.DateField()),
                ("taken_back", models.BooleanField(default=False)),
                ("reason", models.TextField()),
                ("decided_at", models.DateTimeField()),
                ("decided_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["measure", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("decided_by", ""), _negated=True),
                        ),
                        name="retirement_says_why_and_by_whom",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SetAside",
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
                        related_name="findings_set_aside",
                        to="records.authority",
                    ),
                ),
                ("title", models.TextField()),
                ("edition", models.TextField(null=True)),
                ("rule", models.CharField(max_length=12)),
                ("kind", models.CharField(max_length=12)),
                ("item", models.TextField()),
                ("taken_up", models.BooleanField(default=False)),
                ("reason", models.TextField()),
                ("decided_at", models.DateTimeField()),
                ("decided_by", models.CharField(max_length=150)),
            ],
            options={
                "verbose_name_plural": "findings set aside",
                "ordering": ["authority", "id"],
                "indexes": [
                    models.Index(
                        fields=["authority", "title"], name="records_set_authori_f2e25a_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("decided_by", ""), _negated=True),
                        ),
                        name="set_aside_says_why_and_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("rule", ""), _negated=True),
                            models.Q(("item", ""), _negated=True),
                        ),
                        name="set_aside_names_a_finding",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Tolerance",
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
                        related_name="tolerances",
                        to="records.authority",
                    ),
                ),
                ("title", models.TextField()),
                ("edition", models.TextField(null=True)),
                (
                    "measure",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tolerances",
                        to="records.measure",
                    ),
                ),
                ("rule", models.JSONField(null=True)),
                ("valid_from", models.DateField(null=True)),
                ("reason", models.TextField()),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["authority", "id"],
                "indexes": [
                    models.Index(
                        fields=["authority", "title"], name="records_tol_authori_7b6817_idx"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), _negated=True),
                            models.Q(("set_by", ""), _negated=True),
                        ),
                        name="tolerance_says_why_and_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("rule__isnull", False), ("measure__isnull", False), _connector="OR"
                        ),
                        name="tolerance_of_a_framework_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Travel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "edition_measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="records.editionmeasure",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.series",
                    ),
                ),
                ("inputs", models.JSONField(default=dict)),
                ("inputs_hash", models.CharField(max_length=64)),
                ("engine_version", models.CharField(max_length=20)),
                ("computed_at", models.DateTimeField()),
                ("period_code", models.CharField(max_length=40)),
                ("period_last", models.DateField()),
                ("direction", models.CharField(max_length=20)),
                ("test", models.CharField(max_length=20)),
                ("reason", models.TextField()),
                ("variation", models.CharField(blank=True, max_length=20)),
                ("assurance", models.CharField(blank=True, max_length=20)),
                ("chart", models.JSONField(null=True)),
            ],
            options={
                "ordering": ["edition_measure", "series"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition_measure", "series"), name="travel_once"
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="editionmeasure",
            name="series",
            field=models.ManyToManyField(
                related_name="edition_measures", through="records.Component", to="records.series"
            ),
        ),
        migrations.AddField(
            model_name="editionmeasure",
            name="people",
            field=models.ManyToManyField(
                related_name="edition_measures", through="records.MeasureLead", to="records.person"
            ),
        ),
        migrations.AddField(
            model_name="editionmeasure",
            name="partners",
            field=models.ManyToManyField(
                related_name="edition_measures",
                through="records.MeasurePartner",
                to="records.partner",
            ),
        ),
        migrations.AddField(
            model_name="comparatorgroup",
            name="members",
            field=models.ManyToManyField(
                related_name="groups", through="records.GroupMember", to="records.comparator"
            ),
        ),
        migrations.AddField(
            model_name="editiondeliverable",
            name="people",
            field=models.ManyToManyField(
                related_name="edition_deliverables",
                through="records.DeliverableLead",
                to="records.person",
            ),
        ),
        migrations.AddField(
            model_name="editiondeliverable",
            name="programmes",
            field=models.ManyToManyField(
                related_name="edition_deliverables",
                through="records.DeliverableProgramme",
                to="records.programme",
            ),
        ),
    ]
