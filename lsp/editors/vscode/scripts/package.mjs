// Makes the .vsix: `npm run package [-- --target linux-x64 [--binary FILE]]`.
import { chmodSync, copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { bundle, folder, manifest } from './build.mjs';

const { values } = parseArgs({ options: { target: { type: 'string' }, binary: { type: 'string' }, out: { type: 'string' } } });
if (values.binary !== undefined && values.target === undefined) {
	throw new Error('--binary needs --target: a program runs on one platform only');
}

/** Lays the program into the extension; without a target it brings none. */
function stageProgram(target) {
	const bin = path.join(folder, 'bin');
	rmSync(bin, { recursive: true, force: true });
	if (target === undefined) {
		return;
	}
	const name = target.startsWith('win32') ? 'tnslint.exe' : 'tnslint';
	mkdirSync(bin);
	copyFileSync(values.binary ?? path.join(folder, '../../../target/release', name), path.join(bin, name));
	chmodSync(path.join(bin, name), 0o755);
}

await bundle();
stageProgram(values.target);
const suffix = values.target === undefined ? '' : `-${values.target}`;
const packagePath = path.resolve(values.out ?? path.join(folder, 'dist', `tnslint-${manifest().version}${suffix}.vsix`));
try {
	// The bundle holds all dependencies.
	await createVSIX({ cwd: folder, packagePath, target: values.target, dependencies: false, allowMissingRepository: true });
} finally {
	stageProgram(undefined);
}
