import type { Piece } from './generate-template.ts';

/**
 * Cuts a failing template down: removes pieces, or puts what a block holds in its place, as long as `fails` still holds.
 * Ends when no single step helps, or after `maxTries` tries.
 */
export async function shrinkTemplate(
  pieces: readonly Piece[],
  fails: (pieces: readonly Piece[]) => Promise<boolean>,
  maxTries = 400,
): Promise<readonly Piece[]> {
  let smallest = pieces;
  let tries = 0;
  for (let improved = true; improved && tries < maxTries; ) {
    improved = false;
    for (const candidate of smallerTemplates(smallest)) {
      if (tries++ >= maxTries) break;
      if (!(await fails(candidate))) continue;
      smallest = candidate;
      improved = true;
      break;
    }
  }
  return smallest;
}

function* smallerTemplates(pieces: readonly Piece[]): Generator<readonly Piece[]> {
  for (const [at, piece] of pieces.entries()) {
    const before = pieces.slice(0, at);
    const after = pieces.slice(at + 1);
    yield [...before, ...after];
    if (typeof piece === 'string') {
      const pipe = piece.lastIndexOf(' | ');
      if (pipe > 0) yield [...before, `${piece.slice(0, pipe)} }}`, ...after];
      continue;
    }
    yield [...before, ...piece.body, ...after];
    for (const body of smallerTemplates(piece.body)) yield [...before, { ...piece, body }, ...after];
  }
}
