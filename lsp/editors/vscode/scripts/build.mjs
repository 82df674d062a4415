// Bundles the extension into one file and lays what it shares with others beside it.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** The folder of the extension. */
export const folder = fileURLToPath(new URL('..', import.meta.url));

export function manifest() {
	return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

/** Both licenses of the project in the one file that a package has. */
function license() {
	const texts = ['LICENSE-MIT', 'LICENSE-APACHE'].map((name) => readFileSync(path.join(folder, '../../..', name), 'utf8').trim());
	return `Licensed under either of these licenses, as you choose.\n\n${texts.join('\n\n---\n\n')}\n`;
}

export async function bundle() {
	const dist = path.join(folder, 'dist');
	mkdirSync(dist, { recursive: true });
	copyFileSync(path.join(folder, '../grammar/oranet.tmLanguage.json'), path.join(dist, 'oranet.tmLanguage.json'));
	writeFileSync(path.join(folder, 'LICENSE'), license());
	await build({
		absWorkingDir: folder,
		entryPoints: ['src/extension.ts'],
		outfile: 'dist/extension.js',
		bundle: true,
		minify: true,
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		// The editor itself brings it.
		external: ['vscode'],
		legalComments: 'inline',
	});
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await bundle();
}
