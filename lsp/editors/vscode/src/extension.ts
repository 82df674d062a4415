import * as vscode from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import { connect } from './client';
import { adoptIncludedFiles } from './languages';
import { type Places, complaint, findProgram } from './program';
import { commandLine, isTarget, show } from './terminal';

let output: vscode.LogOutputChannel;
let client: LanguageClient | undefined;
/** The last of the starts and stops: they wait for one another. */
let turn: Promise<void> = Promise.resolve();

export async function activate(context: vscode.ExtensionContext): Promise<void> {
	output = vscode.window.createOutputChannel('tnslint', { log: true });
	const command = (name: string, run: (argument: unknown) => unknown) =>
		vscode.commands.registerCommand(`tnslint.${name}`, run);
	context.subscriptions.push(
		output,
		command('restart', () => restart(context)),
		command('showOutput', () => output.show()),
		command('fixAll', fixAll),
		command('ping', (target) => runInTerminal(context, 'ping', target)),
		command('resolve', (target) => runInTerminal(context, 'resolve', target)),
		adoptIncludedFiles(),
		vscode.workspace.onDidGrantWorkspaceTrust(() => restart(context)),
		vscode.workspace.onDidChangeConfiguration((change) =>
			change.affectsConfiguration('tnslint.path') ? restart(context) : undefined,
		),
	);
	await restart(context);
}

export function deactivate(): Promise<void> {
	return inTurn(stop);
}

function restart(context: vscode.ExtensionContext): Promise<void> {
	return inTurn(async () => {
		await stop();
		await start(context);
	});
}

function inTurn(run: () => Promise<void>): Promise<void> {
	turn = turn.then(run).catch((error: unknown) => output.error(String(error)));
	return turn;
}

async function stop(): Promise<void> {
	const old = client;
	client = undefined;
	await old?.dispose();
}

async function start(context: vscode.ExtensionContext): Promise<void> {
	const program = locate(context);
	if (program === undefined) {
		return;
	}
	const against = await complaint(program);
	if (against !== undefined) {
		output.error(against);
		complain(`${program} has no language server ("tnslint lsp"): install a newer tnslint or set "tnslint.path".`);
		return;
	}
	output.info(`starting ${program} lsp`);
	try {
		client = await connect(program, output);
	} catch (error) {
		complain(`The language server ${program} did not start: ${String(error)}`);
	}
}

/** The program; where there is none, says so. */
function locate(context: vscode.ExtensionContext): string | undefined {
	const places = placesOf(context);
	const program = findProgram(places);
	if (program === undefined) {
		const looked = places.setting === '' ? 'in the workspace, in the extension and on PATH' : `at "${places.setting}" (tnslint.path)`;
		complain(`The program tnslint was not found ${looked}. Install it or set "tnslint.path".`);
	}
	return program;
}

/** A workspace that is not trusted has no say in what is run. */
function placesOf(context: vscode.ExtensionContext): Places {
	const folders = vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [];
	return {
		setting: vscode.workspace.getConfiguration('tnslint').get('path', '').trim(),
		folders: folders.map((folder) => folder.uri.fsPath),
		extension: context.extensionPath,
		path: process.env['PATH'] ?? '',
		windows: process.platform === 'win32',
	};
}

function complain(message: string): void {
	output.error(message);
	const [settings, log] = ['Open Settings', 'Show Output'];
	void vscode.window.showErrorMessage(message, settings, log).then((choice) => {
		if (choice === settings) {
			void vscode.commands.executeCommand('workbench.action.openSettings', 'tnslint.path');
		} else if (choice === log) {
			output.show();
		}
	});
}

async function fixAll(): Promise<void> {
	await vscode.commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.tnslint', apply: 'first' });
}

function runInTerminal(context: vscode.ExtensionContext, command: 'ping' | 'resolve', target: unknown): void {
	const program = locate(context);
	if (program !== undefined && isTarget(target)) {
		show(program, commandLine(command, target));
	}
}
