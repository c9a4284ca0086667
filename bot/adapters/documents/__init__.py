"""Attachments -> text, in a child process that is bounded in time and memory; one library a file."""
