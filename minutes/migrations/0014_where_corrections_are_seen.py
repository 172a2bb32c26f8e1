import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("minutes", "0013_who_is_who"),
    ]

    operations = [
        migrations.AddField(
            model_name="correction",
            name="item",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="corrections",
                to="minutes.agendaitem",
                verbose_name="punkt",
            ),
        ),
        migrations.AlterField(
            model_name="correction",
            name="number",
            field=models.CharField(blank=True, max_length=20, verbose_name="punktets nummer"),
        ),
    ]
