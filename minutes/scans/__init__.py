"""Pages of a document as pictures: for editors as they are, for readers with what is hidden black.

All of it is made of the file and the reading, and may be deleted at any time.
"""
