import { createReadStream } from 'node:fs';
import { BOARD_LIMIT_BYTES } from '~/matching/board';
import { Refusal } from './refusal';

/** The text of a file, or of standard input for `-`; `what` it should hold is named when it is refused. */
export async function readText(file: string, what: string): Promise<string> {
  const name = file === '-' ? 'standard input' : file;
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of file === '-' ? process.stdin : createReadStream(file)) {
      bytes += (chunk as Buffer).length;
      if (bytes > BOARD_LIMIT_BYTES) break;
      chunks.push(chunk as Buffer);
    }
  } catch {
    throw new Refusal(`${name}: found no file that can be read, allowed is ${what} in JSON`);
  }
  if (bytes > BOARD_LIMIT_BYTES) {
    throw new Refusal(`${name}: found more than 256 MB, allowed is at most 256 MB`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Refusal(`${name}: found what is not UTF-8, allowed is ${what} in JSON`);
  }
}
