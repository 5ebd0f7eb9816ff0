"""Inputs -> articles."""
