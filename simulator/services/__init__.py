"""Alexa's services, pretended on loopback: reminders, the device's time zone, permissions."""

from simulator.services.household import REMINDERS, Household, Permission, Rung
from simulator.services.server import Services

__all__ = ["REMINDERS", "Household", "Permission", "Rung", "Services"]
