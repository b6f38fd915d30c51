"""What a photo or a video is looked at with."""
