import { type ChildProcess, spawn } from 'node:child_process';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** What a code lens hands over with `tnslint.ping` and `tnslint.resolve`. */
export interface Target {
	/** An alias. */
	name: string;
	/** The folder with its tnsnames.ora. */
	tnsAdmin: string;
}

/** Whether a value, from wherever the command was called, is a target. */
export function isTarget(value: unknown): value is Target {
	const target = value as Partial<Target> | undefined;
	return typeof target?.name === 'string' && typeof target.tnsAdmin === 'string' && path.isAbsolute(target.tnsAdmin);
}

/** The arguments of a command: whatever the name is, it is no option. */
export function commandLine(command: 'ping' | 'resolve', target: Target): string[] {
	const options = command === 'resolve' ? ['--explain'] : [];
	return [command, ...options, '--tns-admin', target.tnsAdmin, '--', target.name];
}

/** Runs the program in a terminal that stays open; what it prints goes there. */
export function show(program: string, args: string[]): void {
	const pty = new Run(program, args);
	vscode.window.createTerminal({ name: `tnslint ${args[0]}`, pty, iconPath: new vscode.ThemeIcon('database') }).show();
}

/**
 * A run of the program. Its arguments reach it as they are: neither a shell nor the variables of
 * tasks (`${command:…}`) see a name that stands in a file.
 */
class Run implements vscode.Pseudoterminal {
	private readonly output = new vscode.EventEmitter<string>();
	private child: ChildProcess | undefined;
	readonly onDidWrite = this.output.event;

	constructor(private readonly program: string, private readonly args: string[]) {}

	open(): void {
		this.child = spawn(this.program, this.args, { stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
		for (const stream of [this.child.stdout, this.child.stderr]) {
			stream?.setEncoding('utf8').on('data', (text: string) => this.write(text));
		}
		this.child.on('error', (error) => this.write(`${error.message}\n`));
		this.child.on('close', (code) => this.write(`\n[exit code ${code ?? 'none'}]\n`));
	}

	/** Ctrl+C ends the run. */
	handleInput(data: string): void {
		if (data === '\u0003') {
			this.child?.kill();
		}
	}

	close(): void {
		this.child?.kill();
		this.output.dispose();
	}

	private write(text: string): void {
		this.output.fire(text.replace(/\r?\n/g, '\r\n'));
	}
}
