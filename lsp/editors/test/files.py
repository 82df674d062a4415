"""Reads the files of the editors that cannot be run here, and holds their file patterns against each other."""

import json
import plistlib
import re
import subprocess
import tomllib
import xml.etree.ElementTree as xml
from fnmatch import fnmatch
from pathlib import Path

import json5

HERE = Path(__file__).resolve().parents[1]
# What every editor has to recognize, and what it has to leave alone.
OURS = ["tnsnames.ora", "sqlnet.ora", "listener.ora", "ldap.ora", "cman.ora", "some.tns"]
VARIANTS = ["tnsnames_prod.ora", "sqlnet-client.ora", "listener19.ora"]
FOREIGN = ["init.ora", "tnsnames.txt", "notes.md"]


def check_patterns(editor: str, patterns: list[str], names: list[str]) -> None:
    for name in names:
        assert any(fnmatch(name, pattern) for pattern in patterns), f"{editor} does not know {name}"
    for name in FOREIGN:
        assert not any(fnmatch(name, pattern) for pattern in patterns), f"{editor} claims {name}"


def helix() -> None:
    settings = tomllib.loads((HERE / "helix/languages.toml").read_text())
    [language] = settings["language"]
    [grammar] = settings["grammar"]
    assert language["name"] == grammar["name"] == "oranet"
    assert language["language-servers"] == list(settings["language-server"])
    kinds = language["file-types"]
    check_patterns("Helix", [kind["glob"] if isinstance(kind, dict) else f"*.{kind}" for kind in kinds], OURS + VARIANTS)


def zed() -> None:
    extension = tomllib.loads((HERE / "zed/extension.toml").read_text())
    language = tomllib.loads((HERE / "zed/languages/oranet/config.toml").read_text())
    [server] = extension["language_servers"].values()
    assert server["languages"] == list(server["language_ids"]) == [language["name"]]
    assert language["grammar"] in extension["grammars"]
    # Zed compares the end of a name, or what stands behind its last dot.
    check_patterns("Zed", [part for suffix in language["path_suffixes"] for part in (suffix, f"*.{suffix}")], OURS)


def jetbrains() -> None:
    template = json.loads((HERE / "jetbrains/lsp4ij/template.json").read_text())
    for part in ["settings", "initializationOptions", "clientSettings"]:
        json.loads((HERE / f"jetbrains/lsp4ij/{part}.json").read_text())
    mappings = template["fileTypeMappings"]
    check_patterns("LSP4IJ", [one for each in mappings for one in each["fileType"]["patterns"]], OURS + VARIANTS)
    plugin = xml.parse(HERE / "jetbrains/plugin/src/main/resources/META-INF/plugin.xml")
    [provider] = plugin.iter("platform.lsp.serverSupportProvider")
    package, name = provider.attrib["implementation"].split(".")
    source = HERE / f"jetbrains/plugin/src/main/kotlin/{package}"
    assert f"class {name} " in (source / f"{name}.kt").read_text()
    ids = set(re.findall(r'"([a-z-]+)"', (source / "Languages.kt").read_text()))
    assert {each["languageId"] for each in mappings} <= ids


def kate() -> None:
    settings = json.loads((HERE / "kate/lspclient-settings.json").read_text())
    syntax = xml.parse(HERE / "kate/oranet.xml").getroot()
    [server] = settings["servers"].values()
    assert re.fullmatch(server["highlightingModeRegex"], syntax.attrib["name"])
    check_patterns("Kate", syntax.attrib["extensions"].split(";"), OURS + VARIANTS)
    for rule in syntax.iter("RegExpr"):
        re.compile(rule.attrib["String"])
    known = {item.attrib["name"] for item in syntax.iter("itemData")}
    assert {rule.attrib["attribute"] for rule in syntax.iter() if "attribute" in rule.attrib} <= known


def sublime() -> None:
    settings = json5.loads((HERE / "sublime/LSP-tnslint.sublime-settings").read_text())
    [client] = settings["clients"].values()
    grammar = plistlib.loads(subprocess.run([HERE / "sublime/make-grammar"], check=True, capture_output=True).stdout)
    assert grammar["scopeName"] == client["selector"] == "source.oranet"
    check_patterns("Sublime Text", [part for kind in grammar["fileTypes"] for part in (kind, f"*.{kind}")], OURS)


def coc() -> None:
    [server] = json.loads((HERE / "vim/coc-settings.json").read_text())["languageserver"].values()
    assert server["filetypes"] == ["oranet"]


for editor in [helix, zed, jetbrains, kate, sublime, coc]:
    editor()
    print(f"ok   {editor.__name__}")
