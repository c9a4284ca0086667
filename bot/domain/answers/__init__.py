"""What a colleague's answer means, and the commands it comes to."""
