from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("minutes", "0011_where_a_fault_stood"),
    ]

    operations = [
        migrations.AddField(
            model_name="searchchange",
            name="forget",
            field=models.BooleanField(default=False, verbose_name="intet må blive tilbage"),
        ),
        migrations.AddField(
            model_name="hiding",
            name="kept",
            field=models.JSONField(
                blank=True, default=list, editable=False, verbose_name="navne og adresser før"
            ),
        ),
    ]
