import type { Board } from '~/matching/board';
import type { Result } from '~/matching/match';
import type { PossibleTable } from '../possible';

/** One board to be matched. */
export interface Job {
  board: Board;
  /** How many offers each ranking keeps; 0 keeps all. */
  top: number;
}

/** A result that stood its proof, and the pairs that could be. */
export interface Matched {
  result: Result;
  possible: PossibleTable;
}

/** What the server says to the thread. Word 0 of `stop` is set to 1 when nobody wants the run any more. */
export type ToThread = { kind: 'run'; id: number; job: Job; stop: Int32Array } | { kind: 'ping' };

/** What the thread says to the server. */
export type FromThread =
  | { kind: 'pong' }
  | { kind: 'progress'; id: number; share: number }
  | { kind: 'done'; id: number; matched: Matched }
  | { kind: 'stopped'; id: number }
  | { kind: 'failed'; id: number; error: Error };
