// What a user of the extension can rely on, each on the files of fixtures/demo.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const NAMES = 'tnsnames.ora';

/** Puts in the folder what the demo lacks, before the editor opens it. */
export function prepare(folder) {
	writeFileSync(path.join(folder, 'more.ora'), 'MORE = db1.example.com:1521/more\n');
}

/** How the page of the parameters begins to explain one. */
function explanation(name) {
	const page = readFileSync(new URL('../../../../../docs/parameters.md', import.meta.url), 'utf8');
	const row = page.split('\n').find((line) => line.startsWith(`| ${name} |`));
	return row.split(' | ').at(-1).split(' ').slice(0, 5).join(' ');
}

/** Every step with what it shows; they run in this order on the same files. */
export const STEPS = [
	['diagnostics appear in the Problems panel', diagnostics],
	['hover on RETRY_COUNT explains it', hover],
	['a quick fix repairs a misspelt keyword', quickFix],
	['completion in CONNECT_DATA offers SERVICE_NAME first', completion],
	['go to definition leads from a parameter to its listener', definition],
	['rename of a listener changes all uses', rename],
	['rename of an alias leaves longer names alone', renameAlias],
	['fix all closes the open parenthesis', fixAll],
	['format keeps comments', format],
	['an included file is taken for an Oracle Net file', included],
	['the lens of an alias resolves it in a terminal', lens],
	['a missing program is told', missing],
];

async function diagnostics(window) {
	await window.open(NAMES);
	await window.until('a finding about POT', async () => {
		const rows = await window.problems();
		return { good: rows.some((row) => row.includes('POT') && row.includes('TNS201')), rows };
	});
}

async function hover(window) {
	await window.goTo(NAMES, 'RETRY_COUNT', 2);
	await window.command('Show or Focus Hover');
	const hover = window.page.locator('.monaco-hover:visible');
	await window.until('an explanation', async () => {
		const texts = await hover.allInnerTexts();
		return { good: texts.join().includes(explanation('RETRY_COUNT')), texts };
	});
	await window.page.keyboard.press('Escape');
	await window.command('View: Focus Active Editor Group');
}

async function quickFix(window) {
	await window.goTo(NAMES, 'POT', 1);
	await window.command('Quick Fix...');
	const fix = window.page.locator('.action-widget .monaco-list-row', { hasText: 'PORT' }).first();
	await fix.waitFor();
	await fix.click();
	await window.saved('PORT in place of POT', NAMES, (text) => text.includes('(PORT = 1526)') && !text.includes('(POT'));
}

async function completion(window) {
	await window.goTo(NAMES, '# ---- order entry');
	await window.page.keyboard.press('Control+End');
	await window.page.keyboard.type('NEW = (DESCRIPTION = (CONNECT_DATA = (');
	const rows = window.page.locator('.suggest-widget .monaco-list-row');
	await rows.first().waitFor();
	assert.equal(await rows.first().locator('.label-name').innerText(), 'SERVICE_NAME');
	await window.page.keyboard.press('Escape');
	await window.command('File: Revert File');
}

async function definition(window) {
	await window.open('listener.ora');
	await window.goTo('listener.ora', 'SID_LIST_LISTENER', 'SID_LIST_'.length + 1);
	await window.command('Go to Definition');
	await window.until('the line of LISTENER', async () => {
		const cursor = await window.cursor();
		return { good: /^Ln 2, Col 1\b/.test(cursor), cursor };
	});
}

async function rename(window) {
	await renameTo(window, 'listener.ora', 'LISTENER =', 'LSNR_WH');
	const uses = ['LSNR_WH =', 'SID_LIST_LSNR_WH =', 'INBOUND_CONNECT_TIMEOUT_LSNR_WH =', 'LOGGING_LSNR_WH ='];
	await window.saved('every use renamed', 'listener.ora', (text) =>
		uses.every((use) => text.includes(use)) && !text.includes('LISTENER'),
	);
}

async function renameAlias(window) {
	await window.open(NAMES);
	await renameTo(window, NAMES, 'ORDERS =', 'ORDER_ENTRY');
	await window.saved('the alias renamed', NAMES, (text) =>
		text.includes('\nORDER_ENTRY =') && !text.includes('\nORDERS =') && text.includes('\nORDERS_REPORT ='),
	);
}

async function renameTo(window, file, place, name) {
	await window.goTo(file, place, 1);
	await window.page.keyboard.press('F2');
	const box = window.page.locator('.rename-box input.rename-input');
	await box.waitFor();
	await box.fill(name);
	await window.page.keyboard.press('Enter');
	await box.waitFor({ state: 'hidden' });
}

async function fixAll(window) {
	const closed = /warehouse_batch\.example\.com\)\s*\)\s*\)\s*WAREHOUSE_TEST/;
	assert.doesNotMatch(window.read(NAMES), closed);
	await window.goTo(NAMES, 'WAREHOUSE =');
	await window.command('tnslint: Fix All Safe Findings');
	await window.saved('the parenthesis closed', NAMES, (text) => closed.test(text));
}

async function format(window) {
	const comments = (text) => text.split('\n').filter((line) => line.includes('#')).map((line) => line.slice(line.indexOf('#')).trim());
	const before = window.read(NAMES);
	// Uneven on purpose: the formatter has something to do.
	await window.goTo(NAMES, '  (DESCRIPTION =');
	await window.page.keyboard.type('          ');
	await window.command('Format Document');
	await window.saved('an even layout', NAMES, (text) => text !== before || !text.includes('            (DESCRIPTION'));
	const after = window.read(NAMES);
	assert.ok(!/^ {12}\(DESCRIPTION =/m.test(after), 'the uneven line is still there');
	assert.deepEqual(comments(after), comments(before));
	assert.ok(comments(after).length >= 5, 'the demo has comments');
}

async function included(window) {
	await window.open('more.ora');
	const language = window.page.locator('#status\\.editor\\.mode');
	await window.until('the language in the status bar', async () => {
		const text = await language.innerText();
		return { good: text === 'Oracle Net', text };
	});
}

async function lens(window) {
	await window.open(NAMES);
	await window.goTo(NAMES, '# Net service names');
	const resolve = window.page.locator('.codelens-decoration a', { hasText: /resolve/i }).first();
	await resolve.waitFor();
	await resolve.click();
	const rows = window.page.locator('.terminal-wrapper.active .xterm-rows');
	await window.until('what the program prints', async () => {
		const text = (await rows.allInnerTexts()).join();
		return { good: /orders/i.test(text) && /exit\s+code/.test(text.replaceAll('\u00a0', ' ')), text };
	});
}

async function missing(window, editor) {
	editor.setProgram('/nowhere/tnslint');
	const message = window.page.locator('.notification-toast', { hasText: 'was not found' });
	await message.first().waitFor();
	assert.match(await message.first().innerText(), /\/nowhere\/tnslint/);
}
