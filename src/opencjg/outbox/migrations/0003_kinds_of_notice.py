# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outbox", "0002_access"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("concern_received", "CONCERN_RECEIVED"),
                    ("taken_over", "TAKEN_OVER"),
                    ("emergency_access", "EMERGENCY_ACCESS"),
                    ("customer_in", "CUSTOMER_IN"),
                    ("crisis", "CRISIS"),
                    ("late", "LATE"),
                    ("index_match", "INDEX_MATCH"),
                ],
                max_length=30,
            ),
        ),
    ]
