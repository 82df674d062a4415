import * as path from 'node:path';
import * as vscode from 'vscode';

/** The languages of package.json. */
export const LANGUAGES = ['tnsnames', 'sqlnet', 'listener', 'ldap-ora', 'cman', 'oranet'];

const NET_FILE = /^(tnsnames|sqlnet|listener|ldap|cman).*\.ora$/i;
/** Files of a database instance: they end in `.ora` as well. */
const INSTANCE_FILE = /^(init|spfile)/i;

/** Makes each `.ora` file below a folder with Oracle Net files one of them, whatever its name. */
export function adoptIncludedFiles(): vscode.Disposable {
	for (const document of vscode.workspace.textDocuments) {
		void adopt(document);
	}
	return vscode.workspace.onDidOpenTextDocument(adopt);
}

async function adopt(document: vscode.TextDocument): Promise<void> {
	const name = path.basename(document.uri.path);
	const candidate = document.languageId === 'plaintext' && /\.ora$/i.test(name) && !INSTANCE_FILE.test(name);
	if (candidate && (await isBelowNetFiles(document.uri))) {
		await vscode.languages.setTextDocumentLanguage(document, 'oranet');
	}
}

/** Looks in the file's folder and in those above it, up to that of the workspace. */
async function isBelowNetFiles(file: vscode.Uri): Promise<boolean> {
	const root = vscode.workspace.getWorkspaceFolder(file)?.uri.path;
	let folder = vscode.Uri.joinPath(file, '..');
	while (!(await holdsNetFile(folder))) {
		if (root === undefined || folder.path.length <= root.length) {
			return false;
		}
		folder = vscode.Uri.joinPath(folder, '..');
	}
	return true;
}

async function holdsNetFile(folder: vscode.Uri): Promise<boolean> {
	try {
		return (await vscode.workspace.fs.readDirectory(folder)).some(([name]) => NET_FILE.test(name));
	} catch {
		return false;
	}
}
