import { createHash } from 'node:crypto';
import type { PlacementProblem } from '../allocator/problem';

/** SHA-256 of the problem's bytes as a file, made without ever holding them all. */
export function problemSha256(problem: PlacementProblem): string {
  const hash = createHash('sha256').update(JSON.stringify({ ...problem, entities: [] }).slice(0, -2));
  problem.entities.forEach((entity, i) => hash.update(`${i > 0 ? ',' : ''}${JSON.stringify(entity)}`));
  return hash.update(']}').digest('hex');
}
