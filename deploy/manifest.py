"""skill.json: the manifest that Amazon reads.

https://developer.amazon.com/docs/smapi/skill-manifest.html
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deploy.sources import Skill, Store, Use

ICONS = {"small": ("icon-108.png", 108), "large": ("icon-512.png", 512)}
NO_ENDPOINT = "arn:aws:lambda:eu-west-1:000000000000:function:cramp-coach-development"
NO_PUBLIC_URL = "https://cramp-coach.example/"


@dataclass(frozen=True)
class Addresses:
    """Where the skill answers (an ARN, or https), and where its public pages are."""

    endpoint: str = NO_ENDPOINT
    public_url: str = NO_PUBLIC_URL

    def page(self, name: str) -> str:
        """The address of a public page."""
        return f"{self.public_url.rstrip('/')}/{name}"

    @property
    def made_up(self) -> bool:
        """Whether one of them is only a stand-in."""
        return self.endpoint == NO_ENDPOINT or self.public_url == NO_PUBLIC_URL


def manifest(skill: Skill, stores: Mapping[str, Store], addresses: Addresses) -> dict[str, Any]:
    """The whole of skill.json."""
    return {
        "manifest": {
            "manifestVersion": "1.0",
            "publishingInformation": _publishing(skill, stores),
            "privacyAndCompliance": _privacy(stores, addresses),
            "permissions": [{"name": one.name} for one in skill.permissions],
            "apis": {
                "custom": {
                    "endpoint": _endpoint(addresses),
                    "interfaces": [_interface(one) for one in skill.interfaces],
                }
            },
            "events": {
                "endpoint": _endpoint(addresses),
                "subscriptions": [{"eventName": one.name} for one in skill.events],
            },
        }
    }


def _publishing(skill: Skill, stores: Mapping[str, Store]) -> dict[str, Any]:
    return {
        "category": skill.category,
        "distributionMode": "PUBLIC",
        "isAvailableWorldwide": False,
        "distributionCountries": list(skill.countries),
        "testingInstructions": skill.testing_instructions,
        "locales": {locale: _texts(store) for locale, store in stores.items()},
    }


def _texts(store: Store) -> dict[str, Any]:
    return {
        "name": store.name,
        "summary": store.summary,
        "description": store.description,
        "examplePhrases": list(store.example_phrases),
        "keywords": list(store.keywords),
        "updatesDescription": store.updates,
        "smallIconUri": f"file://assets/{ICONS['small'][0]}",
        "largeIconUri": f"file://assets/{ICONS['large'][0]}",
    }


def _privacy(stores: Mapping[str, Store], addresses: Addresses) -> dict[str, Any]:
    """Nothing about health is collected, so `usesHealthInfo` (HIPAA) is left out."""
    pages = {
        "privacyPolicyUrl": addresses.page("privacy"),
        "termsOfUseUrl": addresses.page("terms"),
    }
    return {
        "allowsPurchases": False,
        "usesPersonalInfo": False,
        "isChildDirected": False,
        "isExportCompliant": True,
        "containsAds": False,
        "locales": {locale: dict(pages) for locale in stores},
    }


def _endpoint(addresses: Addresses) -> dict[str, str]:
    if addresses.endpoint.startswith("https://"):
        return {"uri": addresses.endpoint, "sslCertificateType": "Trusted"}
    return {"uri": addresses.endpoint}


def _interface(one: Use) -> dict[str, Any]:
    return {"type": one.name}
