"""What a line is by its words alone: a heading, a case, a number, the lead of a list, a remark.

Every step asks this, from the layout of a page on; nothing here knows where a line stands.
"""
