"""What a reader is put together from: all of it can be written to a file and read again."""

from msgspec import Struct

from skill.understanding.candidates import Ear
from skill.understanding.lexicon import Lexicon
from skill.understanding.material import Material
from skill.understanding.read import Reader
from skill.understanding.rules import RuleReader


class ReaderParts(Struct, frozen=True):
    """The words and rules of one language, and the bytes of its ear."""

    lexicon: Lexicon
    material: Material
    ear: bytes

    def reader(self) -> Reader:
        """Put together. Raises EarFileError."""
        return Reader(self.material, RuleReader(self.lexicon), Ear.load(self.ear))
