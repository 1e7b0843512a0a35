"""Company material read as facts: what is worth asking about, kept as verbatim spans."""

from coffeechat.company.facts import CompanyFact, find_facts
from coffeechat.company.material import Material, read_material
from coffeechat.company.themes import Theme, load_themes

__all__ = ["CompanyFact", "Material", "Theme", "find_facts", "load_themes", "read_material"]
