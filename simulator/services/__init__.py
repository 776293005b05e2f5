"""Alexa's services, pretended on loopback: reminders, the device's time zone, permissions."""

from simulator.services.account import REMINDERS, Permission
from simulator.services.happened import Called, Rung
from simulator.services.household import Household
from simulator.services.server import Services

__all__ = ["REMINDERS", "Called", "Household", "Permission", "Rung", "Services"]
