"""How the archive is: what an editor is told of its machines, its readings and what it lacks."""
