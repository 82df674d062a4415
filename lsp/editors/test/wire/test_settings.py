"""What a user sets in the editor reaches the server."""

import asyncio

import pytest
from lsprotocol import types as t
from pytest_lsp import client_capabilities

from session import PATIENCE, Session


async def lenses(session: Session, uri: str) -> list[t.Command]:
    """The commands of all lenses; those that come without one are resolved."""
    found = await session.client.text_document_code_lens_async(t.CodeLensParams(t.TextDocumentIdentifier(uri=uri)))
    resolved = [one if one.command else await session.client.code_lens_resolve_async(one) for one in found]
    return [one.command for one in resolved]


@pytest.mark.parametrize("client", ["neovim@v0.11.0", "visual-studio-code@v1.65.2"])
async def test_the_lens_that_dials_is_opt_in(folder, client):
    settings = {"codeLens": {"ping": True, "resolve": False}}
    session = await Session.start(folder, client_capabilities(client), settings)
    uri = session.open("tnsnames.ora", "tnsnames")
    async with asyncio.timeout(PATIENCE):
        # The server asks for the settings after it has started.
        while not (found := [one for one in await lenses(session, uri) if one.command == "tnslint.ping"]):
            await asyncio.sleep(0.05)
    assert {"name": "ORDERS", "tnsAdmin": str(folder)} in [dict(one.arguments[0]) for one in found]
    assert "tnslint.resolve" not in [one.command for one in await lenses(session, uri)]
    assert await session.stop() == 0
