import * as vscode from 'vscode';
import {
	CloseAction,
	ErrorAction,
	type ErrorHandler,
	LanguageClient,
	type LanguageClientOptions,
} from 'vscode-languageclient/node';
import { LANGUAGES } from './languages';

/** Starts the language server of a program; fails where it does not answer. */
export async function connect(program: string, output: vscode.LogOutputChannel): Promise<LanguageClient> {
	let running = false;
	const options: LanguageClientOptions = {
		...clientOptions(output),
		errorHandler: patient(
			() => running,
			() => client.createDefaultErrorHandler(),
		),
	};
	const client = new LanguageClient('tnslint', 'tnslint', { command: program, args: ['lsp'] }, options);
	await client.start();
	running = true;
	return client;
}

/** A server that was running once is started again when it ends; one that never ran is not. */
function patient(running: () => boolean, usual: () => ErrorHandler): ErrorHandler {
	let handler: ErrorHandler | undefined;
	const whenRunning = () => (handler ??= usual());
	return {
		error: (error, message, count) =>
			running() ? whenRunning().error(error, message, count) : { action: ErrorAction.Shutdown, handled: true },
		closed: () => (running() ? whenRunning().closed() : { action: CloseAction.DoNotRestart, handled: true }),
	};
}

function clientOptions(output: vscode.LogOutputChannel): LanguageClientOptions {
	const schemes = ['file', 'untitled'];
	return {
		documentSelector: LANGUAGES.flatMap((language) => schemes.map((scheme) => ({ language, scheme }))),
		initializationOptions: vscode.workspace.getConfiguration('tnslint'),
		synchronize: { configurationSection: 'tnslint' },
		outputChannel: output,
	};
}
