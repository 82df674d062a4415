// A code-server of its own: loopback only, its own home, data and extensions.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_MS = 60_000;

const SETTINGS = {
	'chat.disableAIFeatures': true,
	'editor.minimap.enabled': false,
	'extensions.autoUpdate': false,
	'files.autoSave': 'off',
	'security.workspace.trust.enabled': false,
	'telemetry.telemetryLevel': 'off',
	// Its text can be read from the page only so.
	'terminal.integrated.gpuAcceleration': 'off',
	'workbench.secondarySideBar.defaultVisibility': 'hidden',
	'workbench.startupEditor': 'none',
	'workbench.tips.enabled': false,
};

/** Installs the extension and opens the folder; gives the address and how to end it. */
export async function serve({ node, codeServer }, { vsix, program, folder, home }) {
	const data = path.join(home, 'data');
	writeSettings(data, 'User', SETTINGS);
	setProgram(data, program);
	const homes = { HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home };
	// No gallery: nothing is asked for outside of this machine.
	const env = { ...process.env, ...homes, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
	const places = ['--user-data-dir', data, '--extensions-dir', path.join(home, 'extensions')];
	const entry = path.join(codeServer, 'out/node/entry.js');
	execFileSync(node, [entry, ...places, '--install-extension', vsix], { env, stdio: ['ignore', 'ignore', 'inherit'] });
	const port = await freePort();
	const log = openSync(path.join(home, 'code-server.log'), 'w');
	const options = ['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check'];
	// A group of its own, so that what it starts ends with it.
	const child = spawn(node, [entry, ...places, ...options, folder], { env, detached: true, stdio: ['ignore', log, log] });
	const url = `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}`;
	const stop = () => end(child);
	try {
		await answers(url, child);
	} catch (error) {
		await stop();
		throw error;
	}
	return { url, stop, setProgram: (other) => setProgram(data, other) };
}

/** Sets `tnslint.path`, a setting of the machine and not of the user; a running editor notices. */
function setProgram(data, program) {
	writeSettings(data, 'Machine', program === undefined ? {} : { 'tnslint.path': program });
}

function writeSettings(data, scope, settings) {
	mkdirSync(path.join(data, scope), { recursive: true });
	writeFileSync(path.join(data, scope, 'settings.json'), JSON.stringify(settings));
}

async function answers(url, child) {
	for (const until = Date.now() + START_MS; Date.now() < until; await sleep(200)) {
		if (child.exitCode !== null) {
			break;
		}
		if (await fetch(url).then((response) => response.ok, () => false)) {
			return;
		}
	}
	throw new Error('code-server does not answer: see code-server.log in its folder');
}

async function end(child) {
	const group = (signal) => {
		try {
			return process.kill(-child.pid, signal);
		} catch {
			return false;
		}
	};
	group('SIGTERM');
	for (let tries = 0; tries < 50 && group(0); tries++) {
		await sleep(100);
	}
	group('SIGKILL');
}

function freePort() {
	return new Promise((resolve, reject) => {
		const server = net.createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address();
			server.close(() => resolve(port));
		});
	});
}
