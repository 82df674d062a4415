import sys
from pathlib import Path

import html5lib
from lxml import etree

root = Path(sys.argv[1]) / "fixtures"
good = True


def told(path, errors):
    global good
    good &= not errors
    print(f"{path.name}: {'valid' if not errors else errors}")


def by_schema(kind):
    schema = etree.XMLSchema(file=str(root / "schemas" / f"{kind}.xsd"))
    for path in sorted((root / "formats").glob(f"*{kind}.xml")):
        document = etree.parse(str(path))
        told(path, [] if schema.validate(document) else [str(error) for error in schema.error_log])
        # A schema that takes anything would check nothing.
        document.getroot().set("unknown", "1")
        if schema.validate(document):
            told(path, ["the schema takes an unknown attribute"])


def by_parser(path):
    parser = html5lib.HTMLParser()
    with path.open("rb") as file:
        page = parser.parse(file, transport_encoding="utf-8")
    errors = [(place, code) for place, code, _ in parser.errors]
    outside = [
        (element.tag, name, value)
        for element in page.iter()
        for name, value in element.attrib.items()
        if name in ("src", "href", "style") and not value.startswith("#") or name.startswith("on")
    ]
    told(path, errors + outside)


by_schema("junit")
by_schema("checkstyle")
pages = sorted((root / "formats").glob("*.html"))
for path in pages:
    by_parser(path)
sys.exit(0 if good and pages else 1)
