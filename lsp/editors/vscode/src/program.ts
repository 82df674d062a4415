import { execFile } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import * as path from 'node:path';

/** Where the program may lie. */
export interface Places {
	/** The setting `tnslint.path`; empty where it is not set. */
	setting: string;
	/** Folders of the workspace; none where it is not trusted. */
	folders: readonly string[];
	/** The folder of this extension. */
	extension: string;
	/** The variable PATH. */
	path: string;
	/** Whether programs end in `.exe`. */
	windows: boolean;
}

/** The candidates in the order in which they are tried; all absolute. */
export function candidates(places: Places): string[] {
	const name = places.windows ? 'tnslint.exe' : 'tnslint';
	const onPath = (program: string) =>
		places.path.split(path.delimiter).filter(path.isAbsolute).map((folder) => path.join(folder, program));
	if (places.setting !== '') {
		return isName(places.setting) ? onPath(places.setting) : inFolders(places.setting, places.folders);
	}
	const virtual = places.windows ? ['.venv', 'Scripts'] : ['.venv', 'bin'];
	const local = places.folders.flatMap((folder) => [
		path.join(folder, ...virtual, name),
		path.join(folder, 'node_modules', '.bin', name),
	]);
	return [...local, path.join(places.extension, 'bin', name), ...onPath(name)];
}

/** The first candidate that can be run. */
export function findProgram(places: Places): string | undefined {
	return candidates(places).find(isExecutable);
}

/** A word without a folder is looked for on PATH. */
function isName(setting: string): boolean {
	return !setting.includes('/') && !setting.includes('\\');
}

function inFolders(setting: string, folders: readonly string[]): string[] {
	return path.isAbsolute(setting) ? [setting] : folders.map((folder) => path.join(folder, setting));
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return statSync(file).isFile();
	} catch {
		return false;
	}
}

/**
 * What the program says against `lsp`, which older ones do not know; nothing where it has a language
 * server, or does not answer in time on a busy machine.
 */
export function complaint(program: string): Promise<string | undefined> {
	return new Promise((resolve) => {
		// `lsp --help` would not tell: a program without this command takes `lsp` for a file to check.
		execFile(program, ['help', 'lsp'], { timeout: 10_000, windowsHide: true }, (error, _, stderr) =>
			resolve(error === null || error.killed ? undefined : stderr.trim() || error.message),
		);
	});
}
