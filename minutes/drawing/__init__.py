"""Pages of a PDF as pictures: the program of a child process of its own. Nothing else imports it."""
