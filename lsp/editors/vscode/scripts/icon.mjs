// Draws icon.png: an entry's parentheses around a database. Plain pixels, so that nothing has to be installed.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { folder } from './build.mjs';

const SIZE = 128;
const SUPER = 4;
const BACK = [30, 58, 95];
const DISK = [240, 244, 248];
const MARK = [224, 122, 63];

/** The colour at a point of the square from 0 to 1. */
function colour(x, y) {
	const corner = Math.hypot(Math.max(0.16 - x, x - 0.84, 0), Math.max(0.16 - y, y - 0.84, 0));
	if (corner > 0.16) {
		return [0, 0, 0, 0];
	}
	const fromMiddle = Math.hypot(Math.abs(x - 0.5) - 0.02, y - 0.5);
	if (Math.abs(y - 0.5) < 0.32 && Math.abs(x - 0.5) > 0.2 && Math.abs(fromMiddle - 0.36) < 0.035) {
		return [...MARK, 255];
	}
	// Three disks, each a flat ellipse with an edge below.
	for (const top of [0.33, 0.47, 0.61]) {
		const dy = y - top;
		const edge = 0.055 * Math.sqrt(Math.max(0, 1 - ((x - 0.5) / 0.17) ** 2));
		if (Math.abs(x - 0.5) < 0.17 && dy > -edge && dy < edge + 0.055) {
			return [...DISK, 255];
		}
	}
	return [...BACK, 255];
}

/** A pixel is the mean of its parts, so that edges are smooth. */
function pixel(column, row) {
	const sum = [0, 0, 0, 0];
	for (let part = 0; part < SUPER * SUPER; part++) {
		const x = (column + ((part % SUPER) + 0.5) / SUPER) / SIZE;
		const y = (row + (Math.floor(part / SUPER) + 0.5) / SUPER) / SIZE;
		const [red, green, blue, alpha] = colour(x, y);
		[red * alpha, green * alpha, blue * alpha, alpha].forEach((value, at) => (sum[at] += value));
	}
	const alpha = sum[3];
	return alpha === 0 ? [0, 0, 0, 0] : [...sum.slice(0, 3).map((value) => Math.round(value / alpha)), Math.round(alpha / SUPER ** 2)];
}

function chunk(type, data) {
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(data.length);
	check.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, check]);
}

const header = Buffer.alloc(13);
header.writeUInt32BE(SIZE, 0);
header.writeUInt32BE(SIZE, 4);
header.set([8, 6, 0, 0, 0], 8);
const rows = Array.from({ length: SIZE }, (_, row) => [0, ...Array.from({ length: SIZE }, (_, column) => pixel(column, row)).flat()]);
const png = [
	Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
	chunk('IHDR', header),
	chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })),
	chunk('IEND', Buffer.alloc(0)),
];
writeFileSync(path.join(folder, 'icon.png'), Buffer.concat(png));
