"""Ultrasound and other pictures: the viewer with its marks, thumbnails, the inbox, and what receives them."""
