"""What the page is made of, handed to each of its routes."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from simulator.page.conversation import Conversations
from simulator.page.house import House, open_house
from simulator.page.skill_link import SkillLink
from simulator.plugin import ProjectPlugin
from simulator.run import Run
from simulator.wire.certificates import Certificates, certificates


@dataclass(frozen=True, slots=True)
class Parts:
    """`root`: the project's folder; `screen`: where Amazon's renderer lies, once it is fetched."""

    link: SkillLink
    house: House
    conversations: Conversations
    keys: Certificates
    application_id: str
    root: Path
    screen: Path
    plugin: ProjectPlugin

    @property
    def plays(self) -> Path:
        """The one folder that the page writes to."""
        return self.root / "tests" / "conversations"


@contextmanager
def open_parts(options: argparse.Namespace, skill: Run, plugin: ProjectPlugin) -> Iterator[Parts]:
    """The page's parts around a skill that answers. Options read: model, local, application_id."""
    link = SkillLink(skill, options)
    with open_house(skill.clock) as house:
        yield Parts(
            link=link,
            house=house,
            conversations=Conversations(link, house),
            keys=certificates(options.local / "certificates", datetime.now(UTC)),
            application_id=options.application_id,
            root=Path(),
            screen=options.local / "screen",
            plugin=plugin,
        )
