// Which program is run, and how.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { load } from './load.mjs';

const { candidates, complaint, findProgram } = await load('program');
const { commandLine, isTarget } = await load('terminal');

const home = mkdtempSync(path.join(os.tmpdir(), 'tnslint-unit-'));
after(() => rmSync(home, { recursive: true }));

const places = (given) => ({
	setting: '',
	folders: [path.join(home, 'work')],
	extension: path.join(home, 'extension'),
	path: [path.join(home, 'usr'), '.', ''].join(path.delimiter),
	windows: false,
	...given,
});

function program(file, text = '#!/bin/sh\nexit 0\n', mode = 0o755) {
	const full = path.join(home, file);
	mkdirSync(path.dirname(full), { recursive: true });
	writeFileSync(full, text);
	chmodSync(full, mode);
	return full;
}

test('the workspace comes before the extension, the extension before PATH', () => {
	const wanted = ['work/.venv/bin/tnslint', 'work/node_modules/.bin/tnslint', 'extension/bin/tnslint', 'usr/tnslint'];
	assert.deepEqual(candidates(places()), wanted.map((file) => path.join(home, file)));
});

test('on Windows programs end in .exe', () => {
	assert.ok(candidates(places({ windows: true })).includes(path.join(home, 'work/.venv/Scripts/tnslint.exe')));
});

test('an untrusted workspace has no say', () => {
	assert.deepEqual(candidates(places({ folders: [] })), [path.join(home, 'extension/bin/tnslint'), path.join(home, 'usr/tnslint')]);
	assert.deepEqual(candidates(places({ folders: [], setting: './tnslint' })), []);
});

test('the setting stands alone: a path, one in the workspace, or a name on PATH', () => {
	assert.deepEqual(candidates(places({ setting: '/opt/tnslint' })), ['/opt/tnslint']);
	assert.deepEqual(candidates(places({ setting: 'tools/tnslint' })), [path.join(home, 'work/tools/tnslint')]);
	assert.deepEqual(candidates(places({ setting: 'tnslint-next' })), [path.join(home, 'usr/tnslint-next')]);
});

test('what cannot be run is passed over', () => {
	program('work/.venv/bin/tnslint', '', 0o644);
	mkdirSync(path.join(home, 'extension/bin/tnslint'), { recursive: true });
	assert.equal(findProgram(places()), undefined);
	const onPath = program('usr/tnslint');
	assert.equal(findProgram(places()), onPath);
});

test('a program without a language server is told from one with it', async () => {
	assert.equal(await complaint(program('new', '#!/bin/sh\ntest "$*" = "help lsp"\n')), undefined);
	assert.equal(await complaint(program('old', '#!/bin/sh\necho "unrecognized subcommand" >&2\nexit 2\n')), 'unrecognized subcommand');
	assert.match(await complaint(path.join(home, 'absent')), /ENOENT/);
});

test('a name is one argument and never an option', () => {
	const target = { name: '--help; $(touch x) ${command:quit}', tnsAdmin: '/etc/oracle files' };
	assert.deepEqual(commandLine('ping', target), ['ping', '--tns-admin', '/etc/oracle files', '--', target.name]);
	assert.deepEqual(commandLine('resolve', target), ['resolve', '--explain', '--tns-admin', '/etc/oracle files', '--', target.name]);
});

test('only a target is taken for one', () => {
	assert.ok(isTarget({ name: 'SALES', tnsAdmin: '/etc' }));
	for (const other of [undefined, null, 'SALES', {}, { name: 1, tnsAdmin: '/etc' }, { name: 'SALES', tnsAdmin: '--version' }]) {
		assert.equal(isTarget(other), false);
	}
});
