"""Recoupe."""
