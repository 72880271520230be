import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { getMetadataArgsStorage } from 'typeorm';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { modulesIn, sourceRoot } from './source-files';

/** Every entity of every room: classes in files named `*.entity`, found by name so that no list goes stale. */
export function findEntities(): (new () => object)[] {
  const rooms = readdirSync(sourceRoot, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const classes = rooms.flatMap((room) => modulesIn(join(sourceRoot, room.name), /\.entity\.(ts|js)$/).flatMap((module) => module.classes));
  const known = new Set<EntityTarget<ObjectLiteral>>(getMetadataArgsStorage().tables.map((table) => table.target));
  return classes.filter((candidate) => known.has(candidate));
}
