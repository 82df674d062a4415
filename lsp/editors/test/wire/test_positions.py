"""Places behind characters of every width, in each encoding and with each line end."""

import pytest
import pytest_asyncio
from lsprotocol import types as t

from session import Session

# One, two, three and four bytes in UTF-8; one or two units in UTF-16.
WIDE = "é漢😀"
LINES = [
    f"# {WIDE}\t{WIDE}",
    f"SALES_{WIDE},\tSALES =",
    "\t(DESCRIPTION =\t# " + WIDE,
    f"\t\t(ADDRESS = (PROTOCOL = TCP)(HOST = {WIDE})\t(PORT = 99999))",
    f"\t\t(ADDRESS = (PROTOCOL = TCP)(HOST = {WIDE})(POTR = 1521))",
    f"\t\t(CONNECT_DATA = (SERVICE_NAME = {WIDE})\t(RETRY_COUNT = 3)))",
    "",
]


@pytest_asyncio.fixture(params=["utf-8", "utf-16", "utf-32", None], scope="module")
async def session(request, tmp_path_factory):
    offered = [t.PositionEncodingKind(request.param)] if request.param else None
    capabilities = t.ClientCapabilities(general=t.GeneralClientCapabilities(position_encodings=offered))
    session = await Session.start(tmp_path_factory.mktemp("wide"), capabilities)
    assert session.encoding == (request.param or "utf-16")
    yield session
    assert await session.stop() == 0


@pytest.fixture(params=["\n", "\r\n"], ids=["lf", "crlf"])
def uri(request, session):
    (session.folder / "tnsnames.ora").write_bytes(request.param.join(LINES).encode())
    uri = session.open("tnsnames.ora", "tnsnames")
    yield uri
    session.close(uri)


async def test_findings_cover_their_words(session, uri):
    found = {one.code: session.text(uri, one.range) for one in await session.diagnostics(uri)}
    assert found["TNS304"] == "99999"
    assert found["TNS201"] == "POTR"


async def test_a_place_behind_wide_characters_is_the_right_one(session, uri):
    place = session.at(uri, "PORT = 99999", 1)
    hover = await session.client.text_document_hover_async(t.HoverParams(place.text_document, place.position))
    assert "PORT" in hover.contents.value
    place = session.at(uri, "RETRY_COUNT", 1)
    hover = await session.client.text_document_hover_async(t.HoverParams(place.text_document, place.position))
    assert "RETRY_COUNT" in hover.contents.value


async def test_a_rename_changes_just_the_name(session, uri):
    place = session.at(uri, "SALES =", 2)
    prepared = await session.client.text_document_prepare_rename_async(
        t.PrepareRenameParams(place.text_document, place.position)
    )
    assert session.text(uri, getattr(prepared, "range", prepared)) == "SALES"


async def test_a_change_behind_wide_characters_lands_in_place(session, uri):
    await session.replace(uri, "99999", "1521")
    found = {one.code: session.text(uri, one.range) for one in await session.diagnostics(uri)}
    assert "TNS304" not in found and found["TNS201"] == "POTR"


async def test_a_place_behind_the_line_is_its_end(session, uri):
    behind = t.Position(line=1, character=10_000)
    answer = await session.client.text_document_hover_async(
        t.HoverParams(t.TextDocumentIdentifier(uri=uri), behind)
    )
    assert answer is None or answer.contents
