from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("minutes", "0004_what_a_decision_set_in_train")]

    operations = [
        migrations.AlterField(
            model_name="document",
            name="status",
            field=models.CharField(
                choices=[
                    ("received", "i kø"),
                    ("reading", "læses"),
                    ("ready", "klar"),
                    ("held", "afventer en redaktør"),
                    ("needs_ocr", "venter på tekstgenkendelse"),
                    ("failed", "kunne ikke læses"),
                ],
                default="received",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.AlterField(
            model_name="document",
            name="step",
            field=models.CharField(
                choices=[
                    ("received", "Modtaget og gemt"),
                    ("reading", "Læser siderne"),
                    ("ocr", "Genkender tekst"),
                    ("saving", "Gemmer møde og punkter"),
                    ("indexing", "Gør søgbart"),
                    ("done", "Klar"),
                ],
                default="received",
                max_length=10,
                verbose_name="trin",
            ),
        ),
    ]
