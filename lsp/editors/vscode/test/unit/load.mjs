// A module of the extension, compiled in memory; of the editor it sees nothing but the names it extends.
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { folder } from '../../scripts/build.mjs';

export async function load(name) {
	const entry = path.join(folder, 'src', `${name}.ts`);
	const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, platform: 'node', format: 'cjs', external: ['vscode'] });
	const require = createRequire(import.meta.url);
	const module = { exports: {} };
	const run = new Function('require', 'module', 'exports', outputFiles[0].text);
	run((id) => (id === 'vscode' ? {} : require(id)), module, module.exports);
	return module.exports;
}
