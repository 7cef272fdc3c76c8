# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Blob',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('sealed', models.BinaryField()),
                ('size', models.PositiveIntegerField()),
                ('digest', models.BinaryField()),
                ('kind', models.CharField(choices=[('pdf', 'PDF'), ('jpg', 'JPG'), ('png', 'PNG'), ('docx', 'DOCX'), ('odt', 'ODT')], max_length=5)),
                ('made_at', models.DateTimeField()),
            ],
        ),
    ]
