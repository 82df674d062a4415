"""Every provider, asked by each client whose capabilities were captured, and by one that announces nothing."""

import pytest
import pytest_asyncio
from lsprotocol import types as t
from pytest_lsp import client_capabilities

from session import Session

CLIENTS = [
    "neovim@v0.6.1",
    "neovim@v0.9.1",
    "neovim@v0.10.0",
    "neovim@v0.11.0",
    "emacs@v29.1",
    "visual-studio-code@v1.65.2",
    "nothing",
]


@pytest_asyncio.fixture(params=CLIENTS, scope="module")
async def session(request, folder):
    named = request.param != "nothing"
    capabilities = client_capabilities(request.param) if named else t.ClientCapabilities()
    session = await Session.start(folder, capabilities)
    yield session
    assert await session.stop() == 0


@pytest.fixture
def names(session):
    uri = session.open("tnsnames.ora", "tnsnames")
    yield uri
    session.close(uri)


def document(uri):
    return t.TextDocumentIdentifier(uri=uri)


async def test_announces_every_provider(session):
    have = session.result.capabilities
    for provider in [
        "completion_provider", "hover_provider", "signature_help_provider", "definition_provider",
        "references_provider", "document_highlight_provider", "document_symbol_provider",
        "workspace_symbol_provider", "code_action_provider", "code_lens_provider", "document_link_provider",
        "document_formatting_provider", "document_range_formatting_provider",
        "document_on_type_formatting_provider", "rename_provider", "folding_range_provider",
        "selection_range_provider", "linked_editing_range_provider", "semantic_tokens_provider",
        "inlay_hint_provider", "diagnostic_provider",
    ]:  # fmt: skip
        assert getattr(have, provider), provider
    assert session.result.server_info.name == "tnslint"


async def test_reports_findings(session, names):
    found = await session.diagnostics(names)
    [keyword] = [one for one in found if session.text(names, one.range) == "POT"]
    assert (keyword.source, keyword.code) == ("tnslint", "TNS201")
    assert keyword.severity == t.DiagnosticSeverity.Error


async def test_explains_a_parameter(session, names):
    place = session.at(names, "RETRY_COUNT", 3)
    hover = await session.client.text_document_hover_async(t.HoverParams(place.text_document, place.position))
    assert "RETRY_COUNT" in hover.contents.value
    assert hover.range is None or session.text(names, hover.range) == "RETRY_COUNT"


async def test_offers_the_service_first(session, names):
    place = session.at(names, "(CONNECT_DATA = (", len("(CONNECT_DATA = ("))
    answer = await session.client.text_document_completion_async(
        t.CompletionParams(place.text_document, place.position)
    )
    items = sorted(getattr(answer, "items", answer), key=lambda item: item.sort_text or item.label)
    assert items[0].label == "SERVICE_NAME"
    resolved = await session.client.completion_item_resolve_async(items[0])
    assert resolved.label == "SERVICE_NAME" and resolved.documentation


async def test_goes_to_a_listener(session):
    uri = session.open("listener.ora", "listener")
    place = session.at(uri, "LOGGING_LISTENER", len("LOGGING_LIS"))
    answer = await session.client.text_document_definition_async(
        t.DefinitionParams(place.text_document, place.position)
    )
    [target] = answer if isinstance(answer, list) else [answer]
    place = getattr(target, "range", None) or target.target_selection_range
    assert place.start.line == session.texts[uri].splitlines().index("LISTENER =")


async def test_finds_and_renames_all_uses(session, names):
    place = session.at(names, "WAREHOUSE =", 2)
    uses = await session.client.text_document_references_async(
        t.ReferenceParams(t.ReferenceContext(True), place.text_document, place.position)
    )
    assert sorted(use.uri.rsplit("/", 1)[1] for use in uses) == ["more.ora", "tnsnames.ora", "tnsnames.ora"]
    prepared = await session.client.text_document_prepare_rename_async(
        t.PrepareRenameParams(place.text_document, place.position)
    )
    assert session.text(names, getattr(prepared, "range", prepared)) == "WAREHOUSE"
    edit = await session.client.text_document_rename_async(
        t.RenameParams(place.text_document, place.position, "DEPOT")
    )
    counts = {uri.rsplit("/", 1)[1]: len(edits) for uri, edits in edits_of(edit).items()}
    assert counts == {"tnsnames.ora": 2, "more.ora": 1}


async def test_repairs_a_misspelt_keyword(session, names):
    found = [one for one in await session.diagnostics(names) if one.code == "TNS201"]
    actions = await session.client.text_document_code_action_async(
        t.CodeActionParams(document(names), found[0].range, t.CodeActionContext(diagnostics=found))
    )
    repaired = []
    for action in actions:
        if action.kind == t.CodeActionKind.QuickFix:
            edit = action.edit or (await session.client.code_action_resolve_async(action)).edit
            repaired.append(session.with_edits(names, edits_of(edit)[names]))
    assert session.texts[names].replace("(POT = 1526)", "(PORT = 1526)") in repaired


async def test_formats_and_keeps_comments(session, names):
    edits = await session.client.text_document_formatting_async(
        t.DocumentFormattingParams(document(names), t.FormattingOptions(tab_size=2, insert_spaces=True))
    )
    text = session.with_edits(names, edits)
    assert text != session.texts[names]
    assert comments(text) == comments(session.texts[names])


async def test_answers_what_draws_the_file(session, names):
    client, whole = session.client, document(names)
    lines = session.texts[names].count("\n")
    everything = t.Range(t.Position(0, 0), t.Position(lines, 0))
    tokens = await client.text_document_semantic_tokens_full_async(t.SemanticTokensParams(whole))
    assert tokens.data and len(tokens.data) % 5 == 0
    part = await client.text_document_semantic_tokens_range_async(t.SemanticTokensRangeParams(whole, everything))
    assert part.data == tokens.data
    folds = await client.text_document_folding_range_async(t.FoldingRangeParams(whole))
    assert session.texts[names].splitlines().index("ORDERS =") in [fold.start_line for fold in folds]
    hints = await client.text_document_inlay_hint_async(t.InlayHintParams(whole, everything))
    assert hints is not None
    links = await client.text_document_document_link_async(t.DocumentLinkParams(whole))
    assert "more.ora" in [session.text(names, link.range).rsplit("/", 1)[-1] for link in links]
    lenses = await client.text_document_code_lens_async(t.CodeLensParams(whole))
    assert "tnslint.ping" not in [lens.command.command for lens in lenses if lens.command]


async def test_lists_the_names(session, names):
    symbols = await session.client.text_document_document_symbol_async(
        t.DocumentSymbolParams(document(names))
    )
    assert {"ORDERS", "WAREHOUSE", "HR", "hr"} <= {symbol.name for symbol in symbols}
    found = await session.client.workspace_symbol_async(t.WorkspaceSymbolParams("reports"))
    assert "REPORTS" in [symbol.name for symbol in found]


async def test_selects_outwards(session, names):
    place = session.at(names, "orders_rw")
    [selection] = await session.client.text_document_selection_range_async(
        t.SelectionRangeParams(place.text_document, [place.position])
    )
    texts = []
    while selection:
        texts.append(session.text(names, selection.range))
        selection = selection.parent
    assert texts[0] == "orders_rw.example.com"
    assert "(SERVICE_NAME = orders_rw.example.com)" in texts
    assert all(inner in outer for inner, outer in zip(texts, texts[1:]))


async def test_follows_a_change(session, names):
    await session.replace(names, "POT", "PORT")
    assert "TNS201" not in [one.code for one in await session.diagnostics(names)]


def edits_of(edit: t.WorkspaceEdit) -> dict[str, list[t.TextEdit]]:
    """The edits by file, in whichever of the two forms they come."""
    if edit.document_changes:
        return {change.text_document.uri: list(change.edits) for change in edit.document_changes}
    return {uri: list(edits) for uri, edits in (edit.changes or {}).items()}


def comments(text: str) -> list[str]:
    return [line[line.index("#"):].rstrip() for line in text.splitlines() if "#" in line]
