"""One session with the server: a folder, a client that negotiates like an editor, and what it asks for."""

import asyncio
import os
from pathlib import Path

from lsprotocol import types as t
from pytest_lsp import LanguageClient, make_test_lsp_client

PROGRAM = os.environ["TNSLINT"]
# Long enough for a debug build on a busy machine.
PATIENCE = 20


class Session:
    def __init__(self, client: LanguageClient, folder: Path, result: t.InitializeResult):
        self.client = client
        self.folder = folder
        self.result = result
        self.texts: dict[str, str] = {}

    @classmethod
    async def start(
        cls, folder: Path, capabilities: t.ClientCapabilities, settings: dict | None = None
    ) -> "Session":
        client = make_test_lsp_client()
        client.set_configuration({"tnslint": settings or {}})
        await client.start_io(PROGRAM, "lsp", cwd=folder)
        result = await client.initialize_session(
            t.InitializeParams(
                capabilities=capabilities,
                root_uri=folder.as_uri(),
                workspace_folders=[t.WorkspaceFolder(uri=folder.as_uri(), name=folder.name)],
            )
        )
        return cls(client, folder, result)

    async def stop(self) -> int:
        """Shuts the server down; its exit code."""
        server = self.client._server
        await asyncio.wait_for(self.client.shutdown_session(), PATIENCE)
        await self.client.stop()
        return server.returncode

    @property
    def encoding(self) -> str:
        return t.PositionEncodingKind(self.result.capabilities.position_encoding or "utf-16").value

    def open(self, name: str, language: str) -> str:
        """Opens a file of the folder; its URI."""
        path = self.folder / name
        uri = path.as_uri()
        self.texts[uri] = path.read_bytes().decode()
        item = t.TextDocumentItem(uri=uri, language_id=language, version=1, text=self.texts[uri])
        self.client.text_document_did_open(t.DidOpenTextDocumentParams(text_document=item))
        return uri

    def close(self, uri: str) -> None:
        """Closes a file; what was found in it is forgotten."""
        document = t.TextDocumentIdentifier(uri=uri)
        self.client.text_document_did_close(t.DidCloseTextDocumentParams(text_document=document))
        self.client.diagnostics.pop(uri, None)

    async def diagnostics(self, uri: str) -> list[t.Diagnostic]:
        """Asks for them where the client can, else waits until they are published."""
        if self.pulls:
            report = await self.client.text_document_diagnostic_async(
                t.DocumentDiagnosticParams(text_document=t.TextDocumentIdentifier(uri=uri))
            )
            return list(report.items)
        async with asyncio.timeout(PATIENCE):
            while uri not in self.client.diagnostics:
                await asyncio.sleep(0.02)
        return list(self.client.diagnostics[uri])

    async def replace(self, uri: str, old: str, new: str) -> None:
        """Changes the first `old` of an open file; what was published before is forgotten."""
        await self.diagnostics(uri)
        start, end = self.at(uri, old).position, self.at(uri, old, len(old)).position
        edit = t.TextDocumentContentChangePartial(range=t.Range(start, end), text=new)
        self.client.diagnostics.pop(uri, None)
        self.texts[uri] = self.texts[uri].replace(old, new, 1)
        self.client.text_document_did_change(
            t.DidChangeTextDocumentParams(t.VersionedTextDocumentIdentifier(uri=uri, version=2), [edit])
        )

    @property
    def pulls(self) -> bool:
        document = self.client.capabilities.text_document
        return document is not None and document.diagnostic is not None

    def at(self, uri: str, needle: str, inside: int = 0) -> t.TextDocumentPositionParams:
        """The place `inside` characters behind the start of the first `needle`."""
        offset = self.texts[uri].index(needle) + inside
        return t.TextDocumentPositionParams(t.TextDocumentIdentifier(uri=uri), self.position(uri, offset))

    def position(self, uri: str, offset: int) -> t.Position:
        before = self.texts[uri][:offset]
        start = before.rfind("\n") + 1
        return t.Position(line=before.count("\n"), character=units(before[start:], self.encoding))

    def text(self, uri: str, place: t.Range) -> str:
        """What stands in a range of the server."""
        start, end = (self.offset(uri, position) for position in (place.start, place.end))
        return self.texts[uri][start:end]

    def with_edits(self, uri: str, edits: list[t.TextEdit]) -> str:
        """The text of a file after the edits."""
        text = self.texts[uri]
        for edit in sorted(edits, key=lambda edit: self.offset(uri, edit.range.start), reverse=True):
            start, end = (self.offset(uri, place) for place in (edit.range.start, edit.range.end))
            text = text[:start] + edit.new_text + text[end:]
        return text

    def offset(self, uri: str, position: t.Position) -> int:
        lines = self.texts[uri].splitlines(keepends=True) + [""]
        line = lines[position.line]
        width = 0
        for index, character in enumerate(line):
            if width == position.character:
                return sum(map(len, lines[: position.line])) + index
            width += units(character, self.encoding)
        assert width == position.character, f"{position} is inside a character or behind its line"
        return sum(map(len, lines[: position.line])) + len(line)


def units(text: str, encoding: str) -> int:
    """How long a text is in the units of the encoding."""
    width = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
    return len(text.encode({1: "utf-8", 2: "utf-16-le", 4: "utf-32-le"}[width])) // width
