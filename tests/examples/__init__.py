"""Referater beside what a careful reader gives for them; all but the sample are invented."""
