"""Attacks on what claimtable writes and shows: outputs, the screen, spreadsheets, stores, signals, exit codes."""

from __future__ import annotations

from attack_kit import Attack

ATTACKS: list[Attack] = []
