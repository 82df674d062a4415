// The window of the editor, driven by keys as a person would.
import path from 'node:path';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const WAIT_MS = 30_000;

export class Window {
	constructor(page, folder) {
		this.page = page;
		this.folder = folder;
	}

	async load(url) {
		await this.page.goto(url);
		await this.page.locator('.explorer-folders-view').waitFor({ timeout: WAIT_MS * 2 });
	}

	/** Waits until `look` gives something that holds; the error says what was seen last. */
	async until(what, look) {
		let seen;
		for (const end = Date.now() + WAIT_MS; Date.now() < end; await sleep(200)) {
			seen = await look();
			if (seen === true || (seen !== null && typeof seen === 'object' && seen.good)) {
				return seen;
			}
		}
		throw new Error(`${what}: seen ${JSON.stringify(seen)}`);
	}

	async command(title) {
		await this.page.keyboard.press('F1');
		await this.pick(`>${title}`);
	}

	/** Types into the box on top and takes the first answer. */
	async pick(text) {
		const box = this.page.locator('.quick-input-widget input').first();
		await box.waitFor({ timeout: WAIT_MS });
		await box.fill(text);
		await this.page.locator('.quick-input-list .monaco-list-row').first().waitFor({ timeout: WAIT_MS });
		await sleep(300);
		await this.page.keyboard.press('Enter');
		await box.waitFor({ state: 'hidden', timeout: WAIT_MS });
	}

	/** The tab of a file while it is the one in front. */
	tab(name) {
		return this.page.locator(`.tab.active[data-resource-name="${name}"]`);
	}

	async open(name) {
		await this.page.keyboard.press('Control+P');
		await this.pick(name);
		await this.tab(name).waitFor({ timeout: WAIT_MS });
		await this.page.locator('.editor-instance .view-lines').first().waitFor({ timeout: WAIT_MS });
	}

	/** Sets the cursor `offset` characters behind the start of the first line that holds `text`. */
	async goTo(name, text, offset = 0) {
		const lines = this.read(name).split('\n');
		const line = lines.findIndex((candidate) => candidate.includes(text));
		if (line < 0) {
			throw new Error(`${text} is not in ${name}`);
		}
		const column = lines[line].indexOf(text) + offset;
		if (!(await this.tab(name).isVisible())) {
			await this.open(name);
		}
		await this.page.keyboard.press('Control+G');
		await this.pick(`:${line + 1}:${column + 1}`);
		const wanted = `Ln ${line + 1}, Col ${column + 1}`;
		await this.until(`the cursor at ${wanted}`, async () => (await this.cursor()) === wanted);
	}

	/** Where the cursor is, as the status bar says. */
	cursor() {
		return this.page.locator('#status\\.editor\\.selection').innerText();
	}

	/** Rows of the Problems panel. */
	async problems() {
		const panel = this.page.locator('.markers-panel');
		if (!(await panel.isVisible())) {
			await this.page.keyboard.press('Control+Shift+M');
			await panel.waitFor({ timeout: WAIT_MS });
			await this.command('View: Focus Active Editor Group');
		}
		return panel.locator('.monaco-list-row').allInnerTexts();
	}

	read(name) {
		return readFileSync(path.join(this.folder, name), 'utf8');
	}

	/** Saves and waits until the text on disk is as wanted. */
	async saved(what, name, wanted) {
		await this.command('File: Save All Files');
		await this.until(what, () => wanted(this.read(name)));
	}
}
