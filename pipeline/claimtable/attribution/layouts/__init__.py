"""Speakers whom only the print shows: transcripts, interviews, vox pops, lists, embedded posts, pull quotes."""
