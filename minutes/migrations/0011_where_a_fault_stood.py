from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("minutes", "0010_read_on_trial_and_versions")]

    operations = [
        migrations.AddField(
            model_name="faultreport",
            name="address",
            field=models.CharField(default="", max_length=400, verbose_name="adresse"),
            preserve_default=False,
        ),
    ]
