"""What the page is made of, handed to each of its routes."""

from dataclasses import dataclass
from pathlib import Path

from simulator.page.conversation import Conversations
from simulator.page.house import House
from simulator.page.skill_link import SkillLink
from simulator.wire.certificates import Certificates


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

    @property
    def plays(self) -> Path:
        """The one folder that the page writes to."""
        return self.root / "tests" / "conversations"
