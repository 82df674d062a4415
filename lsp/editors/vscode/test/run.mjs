// Drives the extension in a real editor:
// `node test/run.mjs --vsix FILE [--program FILE] [--screenshot FILE] [--only WORD]`.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serve } from './editor/server.mjs';
import { install } from './editor/setup.mjs';
import { STEPS, prepare } from './editor/steps.mjs';
import { Window } from './editor/window.mjs';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const { values: given } = parseArgs({
	options: { vsix: { type: 'string' }, program: { type: 'string' }, screenshot: { type: 'string' }, only: { type: 'string' } },
});
if (given.vsix === undefined) {
	throw new Error('--vsix names the package to test');
}

async function main() {
	const tools = install(path.resolve(process.env.TNSLINT_EDITORS_CACHE ?? path.join(root, 'target/editors')));
	const home = mkdtempSync(path.join(os.tmpdir(), 'tnslint-editor-'));
	const folder = path.join(home, 'demo');
	cpSync(path.join(root, 'fixtures/demo'), folder, { recursive: true });
	prepare(folder);
	const setting = given.program && path.resolve(given.program);
	const editor = await serve(tools, { vsix: path.resolve(given.vsix), program: setting, folder, home });
	process.once('SIGTERM', () => editor.stop().finally(() => process.exit(143)));
	try {
		return await drive(tools.playwright, editor, folder);
	} finally {
		await editor.stop();
		rmSync(home, { recursive: true, force: true, maxRetries: 5 });
	}
}

async function drive(playwright, editor, folder) {
	const executablePath = process.env.TNSLINT_CHROMIUM ?? '/usr/bin/chromium';
	const browser = await playwright.chromium.launch({ executablePath, args: ['--no-sandbox'] });
	try {
		const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
		const window = new Window(page, folder);
		await window.load(editor.url);
		return await runSteps(window, editor);
	} finally {
		await browser.close();
	}
}

/** How many steps failed; the first failure does not hide the others. */
async function runSteps(window, editor) {
	// The first shows that the server is there; the others need that.
	const steps = STEPS.filter(([name], index) => index === 0 || name.includes(given.only ?? ''));
	let failed = 0;
	for (const [index, [name, step]] of steps.entries()) {
		try {
			await step(window, editor);
			console.log(`ok ${name}`);
		} catch (error) {
			failed += 1;
			console.log(`FAILED ${name}\n  ${error.message.split('\n').slice(0, 4).join('\n  ')}`);
			await screenshot(window, `-failed-${index + 1}`);
			await window.page.keyboard.press('Escape');
		}
		if (index === 0) {
			await screenshot(window, '');
		}
	}
	console.log(`${steps.length - failed} passed, ${failed} failed`);
	return failed;
}

async function screenshot(window, suffix) {
	if (given.screenshot !== undefined) {
		const { dir, name } = path.parse(path.resolve(given.screenshot));
		mkdirSync(dir, { recursive: true });
		await window.page.screenshot({ path: path.join(dir, `${name}${suffix}.png`) });
	}
}

process.exitCode = (await main()) === 0 ? 0 : 1;
