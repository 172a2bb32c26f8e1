"""What the reader made of a file, as it came: what editors say is laid over it, again and again."""

from django.db import models

from minutes.models.documents import Document


class Reading(models.Model):
    """The newest reading of a document, before anything was corrected or hidden.

    `content` is the reader's JSON (DESIGN 3.1), packed with zlib. Private, as the file itself is: no page
    is made of it before the layer of corrections and hidden places has gone over it.
    """

    document = models.OneToOneField(Document, models.CASCADE, primary_key=True, verbose_name="dokument")
    content = models.BinaryField("læserens svar")
    read_at = models.DateTimeField("læst")

    class Meta:
        verbose_name = "læsning"
        verbose_name_plural = "læsninger"

    def __str__(self) -> str:
        return f"Læsningen af {self.document}"
